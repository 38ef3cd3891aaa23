using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Copies rows of a table, chosen by an index, one after the other.</summary>
internal static unsafe class TakeRows
{
    private const long PieceBytes = 1 << 17;

    public static void Run(ref IndexJob job)
    {
        var rowBytes = job.Inner * job.ItemSize;
        var rows = job.Outer * job.IndexCount;
        job.Piece = Math.Max(1, PieceBytes / Math.Max(rowBytes, 8));
        var pieces = (rows + job.Piece - 1) / job.Piece;
        fixed (IndexJob* pin = &job) WorkPool.Run((nint)pieces, &RunPiece, pin);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPiece(void* state, nint piece)
    {
        var job = (IndexJob*)state;
        var (first, last) = (piece * job->Piece, Math.Min(((long)piece + 1) * job->Piece, job->Outer * job->IndexCount));
        var rowBytes = job->Inner * job->ItemSize;
        while (first < last)
        {
            var (o, j) = Math.DivRem(first, job->IndexCount);
            var end = Math.Min(last - (o * job->IndexCount), job->IndexCount);
            var table = job->Table + (o * job->TableRows * rowBytes);
            var to = job->Rows + (first * rowBytes);
            Copy(table, job->Index + j, to, end - j, rowBytes);
            first += end - j;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(byte* table, long* index, byte* to, long n, long rowBytes)
    {
        switch (rowBytes)
        {
            case 1: for (long i = 0; i < n; i++) to[i] = table[index[i]]; break;
            case 2: for (long i = 0; i < n; i++) ((ushort*)to)[i] = ((ushort*)table)[index[i]]; break;
            case 4: for (long i = 0; i < n; i++) ((uint*)to)[i] = ((uint*)table)[index[i]]; break;
            case 8: for (long i = 0; i < n; i++) ((ulong*)to)[i] = ((ulong*)table)[index[i]]; break;
            default:
                for (long i = 0; i < n; i++) Buffer.MemoryCopy(table + (index[i] * rowBytes), to + (i * rowBytes), rowBytes, rowBytes);
                break;
        }
    }
}
