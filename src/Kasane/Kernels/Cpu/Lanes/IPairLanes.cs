namespace Kasane.Internal;

/// <summary>What complex numbers need of double lanes: every even lane is a real part, the lane after it the imaginary part.</summary>
internal unsafe interface IPairLanes<TSelf, V>
    where TSelf : IPairLanes<TSelf, V>
    where V : struct
{
    /// <summary>-0 in the imaginary parts, 0 in the real ones.</summary>
    static abstract V ImaginarySign { get; }

    /// <summary>The two parts of each number exchanged.</summary>
    static abstract V Swap(V x);

    /// <summary>The real part in both places.</summary>
    static abstract V Reals(V x);

    /// <summary>0 in the place of the imaginary parts.</summary>
    static abstract V OnlyReals(V x);

    /// <summary>The square root of 0 or a number of at least 1e-300, to the precision that floats need; NaN for others.</summary>
    static abstract V Root(V x);

    /// <summary>Floats as doubles.</summary>
    static abstract V LoadFloats(void* p);

    /// <summary>Doubles, rounded to floats.</summary>
    static abstract void StoreFloats(V x, void* p);
}
