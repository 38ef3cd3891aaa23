using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>The last check before an index becomes an address: whatever comes from above, no kernel reads or writes beside a table.</summary>
internal static unsafe class IndexRange
{
    /// <summary>Refuses an index that has a position outside of 0 .. rows - 1.</summary>
    /// <param name="index">The positions.</param>
    /// <param name="count">How many.</param>
    /// <param name="rows">The rows of the table.</param>
    /// <exception cref="TensorIndexException">There is no such row.</exception>
    public static void Require(long* index, long count, long rows)
    {
        if (First(index, count, rows) is var bad and >= 0)
            throw new TensorIndexException($"An index expects positions from 0 to {rows - 1}, but position {index[bad]} was given.");
    }

    /// <summary>The place of the first position outside of 0 .. rows - 1, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long First(long* index, long count, long rows)
    {
        long i = 0;
        var limit = new Vector<ulong>((ulong)rows);
        // A negative position is a huge unsigned one.
        while (i + Vector<ulong>.Count <= count && !Vector.GreaterThanOrEqualAny(Vector.Load((ulong*)index + i), limit)) i += Vector<ulong>.Count;
        for (; i < count; i++)
            if ((ulong)index[i] >= (ulong)rows) return i;
        return -1;
    }
}
