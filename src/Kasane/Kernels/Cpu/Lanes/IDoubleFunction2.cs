namespace Kasane.Internal;

/// <summary>A function of two double lanes, accurate enough for floats that go through it (about 2^-32).</summary>
internal interface IDoubleFunction2
{
    static abstract V Apply<L, V>(V x, V y)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct;
}
