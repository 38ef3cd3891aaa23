namespace Kasane.Internal;

/// <summary>
/// What functions of float or double lanes need beside arithmetic: the bits of the numbers. Every member gives the same bits at every
/// width, so that a vector, its tail and another machine agree.
/// </summary>
internal interface ILaneBits<TSelf, V>
    where TSelf : ILaneBits<TSelf, V>
    where V : struct
{
    /// <summary>-0 in every lane.</summary>
    static abstract V SignBit { get; }

    /// <summary>The bits of this integer, of the width of the elements, in every lane.</summary>
    static abstract V IntegerBits(int value);

    /// <summary>a * b + c with one rounding, everywhere.</summary>
    static abstract V Fma(V a, V b, V c);

    static abstract V Xor(V a, V b);

    /// <summary>The sum of the bit patterns as integers.</summary>
    static abstract V AddBits(V a, V b);

    /// <summary>The bit pattern, shifted to the left.</summary>
    static abstract V ShiftLeft(V x, int count);

    /// <summary>A mask: set where the two have no bit in common.</summary>
    static abstract V NoCommonBits(V a, V b);

    /// <summary>The smaller of a constant and x; NaN where x is NaN.</summary>
    static abstract V AtMost(V constant, V x);

    /// <summary>The larger of a constant and x; NaN where x is NaN.</summary>
    static abstract V AtLeast(V constant, V x);

    static abstract bool Any(V mask);

    /// <summary>x * 2^n for integral n within twice the range of exponents, with one rounding (subnormal results, overflow to infinity).</summary>
    static abstract V Scale(V x, V n);

    /// <summary>A positive finite x, subnormal ones too, as m * 2^exponent with m of [0.75, 1.5); unspecified for others.</summary>
    static abstract V Split(V x, out V exponent);

    /// <summary>
    /// A logarithm of a positive finite x stays; -infinity for zeros, NaN for negative x, infinity for infinity, NaN for NaN.
    /// </summary>
    static abstract V FixLog(V logarithm, V x);
}
