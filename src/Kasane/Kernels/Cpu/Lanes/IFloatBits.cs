namespace Kasane.Internal;

/// <summary>Exponents and special values of float lanes.</summary>
internal interface IFloatBits<TSelf, V> : ILaneBits<TSelf, V>
    where TSelf : IFloatBits<TSelf, V>
    where V : struct
{
    /// <summary>x * 2^n for integral n of -250 .. 250, with one rounding (subnormal results, overflow to infinity).</summary>
    static abstract V Scale(V x, V n);

    /// <summary>A positive finite x, subnormal ones too, as m * 2^exponent with m of [0.75, 1.5); unspecified for others.</summary>
    static abstract V Split(V x, out V exponent);

    /// <summary>
    /// A logarithm of a positive finite x stays; -infinity for zeros, NaN for negative x, infinity for infinity, NaN for NaN.
    /// </summary>
    static abstract V FixLog(V logarithm, V x);

    /// <summary><see cref="FloatPow.Core"/> of the lanes as doubles, rounded.</summary>
    static abstract V PowerCore(V f, V exponent, V y);
}
