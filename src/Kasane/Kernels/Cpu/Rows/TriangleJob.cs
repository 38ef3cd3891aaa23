using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>One side of a diagonal is copied row by row, the other one is zero.</summary>
internal unsafe struct TriangleJob
{
    // Bytes of a chunk, about.
    private const long Piece = 1 << 17;

    public byte* X;
    public byte* Y;
    public long AllRows;
    public long Rows;
    public long Columns;
    public int ItemSize;
    public long Diagonal;
    public bool Lower;

    private readonly long RowsPerChunk => Math.Max(1, Piece / (Columns * ItemSize));

    public readonly nint Chunks => (nint)((AllRows + RowsPerChunk - 1) / RowsPerChunk);

    public static void Run(void* state, nint chunk)
    {
        var job = (TriangleJob*)state;
        var pitch = job->Columns * job->ItemSize;
        var end = Math.Min((chunk + 1) * job->RowsPerChunk, job->AllRows);
        for (var row = chunk * job->RowsPerChunk; row < end; row++)
        {
            var split = Split(row % job->Rows, job->Columns, job->Lower ? job->Diagonal : job->Diagonal - 1) * job->ItemSize;
            byte* x = job->X + (row * pitch), y = job->Y + (row * pitch);
            var (kept, cleared, count) = job->Lower ? (0L, split, split) : (split, 0L, pitch - split);
            Buffer.MemoryCopy(x + kept, y + kept, count, count);
            NativeMemory.Clear(y + cleared, (nuint)(pitch - count));
        }
    }

    /// <summary>How many columns of a row lie on a diagonal or left of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Split(long row, long columns, long diagonal) => Math.Clamp(diagonal, -row - 1, columns - row - 1) + row + 1;
}
