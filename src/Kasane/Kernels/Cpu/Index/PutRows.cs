using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Writes rows into a table at the places an index names, in the order of the index. Threads share the work by columns, so that whatever
/// their number every place meets its rows in the same order.
/// </summary>
internal unsafe struct PutRows : IPutKernel<IndexJob>
{
    private const long Columns = 512;
    private const long Parallel = 1 << 15;

    public static void Run<T, TPut>(ref IndexJob job)
        where T : unmanaged
        where TPut : IPutElement<T>
    {
        var all = job.Outer * job.IndexCount * job.Inner;
        job.Piece = all < Parallel ? job.Inner : Columns;
        var pieces = all < Parallel ? job.Outer : job.Outer * ((job.Inner + Columns - 1) / Columns);
        fixed (IndexJob* pin = &job)
        {
            if (all >= Parallel) WorkPool.Run((nint)pieces, &RunPiece<T, TPut>, pin);
            else for (nint o = 0; o < pieces; o++) RunPiece<T, TPut>(pin, o);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPiece<T, TPut>(void* state, nint piece)
        where T : unmanaged
        where TPut : IPutElement<T>
    {
        var job = (IndexJob*)state;
        var across = (job->Inner + job->Piece - 1) / job->Piece;
        var (o, column) = Math.DivRem(piece, across);
        var start = column * job->Piece;
        var width = Math.Min(job->Piece, job->Inner - start);
        var table = (T*)job->Table + (o * job->TableRows * job->Inner) + start;
        var rows = job->Single ? (T*)job->Rows : (T*)job->Rows + (o * job->IndexCount * job->Inner) + start;
        for (long j = 0; j < job->IndexCount; j++)
        {
            var to = table + (job->Index[j] * job->Inner);
            if (job->Single)
                for (long i = 0; i < width; i++) to[i] = TPut.Combine(to[i], *rows);
            else Row<T, TPut>(to, rows + (j * job->Inner), width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<T, TPut>(T* to, T* from, long width)
        where T : unmanaged
        where TPut : IPutElement<T>
    {
        long i = 0;
        if (typeof(TPut) == typeof(PutSum<float>) || typeof(TPut) == typeof(PutSum<double>))
            for (; i + Vector<T>.Count <= width; i += Vector<T>.Count)
                (Vector.Load(to + i) + Vector.Load(from + i)).Store(to + i);
        for (; i < width; i++) to[i] = TPut.Combine(to[i], from[i]);
    }
}
