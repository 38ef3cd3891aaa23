namespace Kasane.Internal;

/// <summary>A function of two integers that has no vector form.</summary>
internal interface IIntegerFunction
{
    static abstract long Of(long a, long b);
}
