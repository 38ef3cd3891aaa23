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

/// <summary>An operation on many tensors that can write its result into the first one.</summary>
internal interface IInPlaceN
{
    void ForwardInto(ReadOnlySpan<Tensor?> inputs);
}
