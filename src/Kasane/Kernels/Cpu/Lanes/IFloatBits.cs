namespace Kasane.Internal;

/// <summary>What only float lanes need: a way through double.</summary>
internal interface IFloatBits<TSelf, V> : ILaneBits<TSelf, V>
    where TSelf : IFloatBits<TSelf, V>
    where V : struct
{
    /// <summary>The function of the lanes as doubles, rounded.</summary>
    static abstract V InDouble<F>(V x)
        where F : struct, IDoubleFunction;

    /// <summary>The function of the lanes as doubles, rounded.</summary>
    static abstract V InDouble2<F>(V x, V y)
        where F : struct, IDoubleFunction2;

    /// <summary><see cref="FloatPow.Core"/> of the lanes as doubles, rounded.</summary>
    static abstract V PowerCore(V f, V exponent, V y);
}
