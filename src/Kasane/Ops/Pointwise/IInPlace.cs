namespace Kasane.Internal;

/// <summary>A one-input operation that can write its result into its input.</summary>
internal interface IInPlace1
{
    void ForwardInto(Tensor x);
}

/// <summary>A two-input operation that can write its result into its left input.</summary>
internal interface IInPlace2
{
    void ForwardInto(Tensor a, Tensor b);
}
