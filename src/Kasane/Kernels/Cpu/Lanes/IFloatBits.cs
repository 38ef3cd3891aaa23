namespace Kasane.Internal;

/// <summary>What only float lanes need: a way through double.</summary>
internal interface IFloatBits<TSelf, V> : ILaneBits<TSelf, V>
    where TSelf : IFloatBits<TSelf, V>
    where V : struct
{
    /// <summary><see cref="FloatPow.Core"/> of the lanes as doubles, rounded.</summary>
    static abstract V PowerCore(V f, V exponent, V y);
}
