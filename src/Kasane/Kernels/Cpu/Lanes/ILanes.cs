namespace Kasane.Internal;

/// <summary>
/// One SIMD vector type as an algebra, plus what a loop needs: loading, storing, horizontal sums. The operations are static members of a
/// struct beside the vector type, never a wrapper around it: wrapped vectors are spilled and run five times slower.
/// </summary>
internal unsafe interface ILanes<TSelf, V> : IAlgebra<TSelf, V>, ILaneMemory<V>
    where TSelf : ILanes<TSelf, V>
    where V : struct
{
    /// <summary>Elements per vector.</summary>
    static abstract int Count { get; }

    /// <summary>Writes one byte (0 or 1) per lane of a mask.</summary>
    static abstract void StoreMask(V mask, byte* p, nint count);

    /// <summary>A mask from bytes: set where the byte is not 0. Reads <paramref name="count"/> bytes.</summary>
    static abstract V LoadMask(byte* p, nint count);

    /// <summary>Writes the first element only.</summary>
    static abstract void StoreFirst(V value, void* p);

    /// <summary>The number of the first lane that is set in a mask; Count if none is.</summary>
    static abstract int FirstSet(V mask);

    /// <summary>Whether a lane is set in a mask.</summary>
    static abstract bool AnySet(V mask);

    /// <summary>The sum of all lanes, pairwise, as a double (exact for integers up to 2^53).</summary>
    static abstract double HorizontalSum(V x);

    /// <summary>Writes the lanes combined to one element, halves first.</summary>
    static abstract void StoreFolded<TOp>(V x, void* p)
        where TOp : unmanaged, IReduceOp;

    /// <summary>Applies a scalar function lane by lane: for rare functions that have no vector form.</summary>
    static abstract V Map(V x, delegate*<double, double> function);

    /// <summary>Applies a scalar function of two arguments lane by lane.</summary>
    static abstract V Map(V x, V y, delegate*<double, double, double> function);
}
