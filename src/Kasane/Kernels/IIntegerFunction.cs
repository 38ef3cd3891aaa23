namespace Kasane.Internal;

/// <summary>A function of two integers.</summary>
internal interface IIntegerFunction
{
    static abstract long Of(long a, long b);

    /// <summary>Whether there is a form in double lanes, <see cref="Wide"/>.</summary>
    static virtual bool HasWide => false;

    /// <summary>The same for whole numbers below 2^52 in magnitude and b other than 0: no quotient is rounded to a whole number.</summary>
    static virtual V Wide<L, V>(V a, V b)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct => throw new NotSupportedException();
}
