namespace Kasane.Internal;

/// <summary>A function of double lanes, accurate enough for floats that go through it (about 2^-32).</summary>
internal interface IDoubleFunction
{
    static abstract V Apply<L, V>(V x)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct;
}
