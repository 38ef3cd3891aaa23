namespace Kasane.Internal;

/// <summary>
/// What the matrix kernels need of one SIMD vector type. The operations are static members of a struct beside the vector type, never a
/// wrapper around it: wrapped vectors are spilled to the stack and run five times slower.
/// </summary>
internal unsafe interface IGemmLanes<T, V>
    where T : unmanaged
    where V : struct
{
    /// <summary>Elements per vector.</summary>
    static abstract int Count { get; }

    /// <summary>Rows of the tallest tile whose accumulators (two vectors a row) stay in registers.</summary>
    static abstract int MaxRows { get; }

    /// <summary>Rows of the tallest tile of dot products (four accumulators a row).</summary>
    static abstract int MaxDotRows { get; }

    static abstract V Zero { get; }

    static abstract V Load(T* p);

    static abstract void Store(V value, T* p);

    /// <summary>One value in memory, in every lane.</summary>
    static abstract V Broadcast(T* p);

    static abstract V Splat(T value);

    /// <summary>a * b + c.</summary>
    static abstract V Fma(V a, V b, V c);

    static abstract V Add(V a, V b);

    static abstract V Sub(V a, V b);

    static abstract V Mul(V a, V b);

    /// <summary><paramref name="otherwise"/> where x is below 0, x elsewhere (also where it is NaN).</summary>
    static abstract V ReplaceNegative(V x, V otherwise);

    /// <summary>All bits set in the first <paramref name="count"/> lanes.</summary>
    static abstract V Mask(nint count);

    /// <summary>All bits set in the lanes from <paramref name="from"/> up to, but without, <paramref name="to"/>; both may lie outside.</summary>
    static abstract V Mask(nint from, nint to);

    /// <summary>Reads only where the mask is set; the other lanes are 0.</summary>
    static abstract V MaskLoad(T* p, V mask);

    /// <summary>Writes only where the mask is set.</summary>
    static abstract void MaskStore(V value, T* p, V mask);

    /// <summary>128 bits from each of p, p + stride, p + 2 stride ...: as many as fit.</summary>
    static abstract V LoadLanes(T* p, nint stride);

    /// <summary>Elements of the lower halves of each 128 bits, alternately from a and b.</summary>
    static abstract V InterleaveLow(V a, V b);

    /// <summary>Elements of the upper halves of each 128 bits, alternately from a and b.</summary>
    static abstract V InterleaveHigh(V a, V b);

    /// <summary>The lower halves of each 128 bits of a and b.</summary>
    static abstract V Low64(V a, V b);

    /// <summary>The upper halves of each 128 bits of a and b.</summary>
    static abstract V High64(V a, V b);

    /// <summary>Every second element of a, then of b, from the first on.</summary>
    static abstract V Even(V a, V b);

    /// <summary>Every second element of a, then of b, from the second on.</summary>
    static abstract V Odd(V a, V b);

    /// <summary>Four horizontal sums to four places.</summary>
    static abstract void Sum4(V a, V b, V c, V d, T* sums);

    /// <summary>Asks for the cache line at p, which need not be readable.</summary>
    static abstract void Prefetch(T* p);

    /// <summary>Asks for the cache line at p, which need not be readable, in the second-level cache.</summary>
    static abstract void PrefetchFar(T* p);
}
