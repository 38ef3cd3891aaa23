namespace Kasane.Internal;

/// <summary>A pointwise function of three tensors that knows its derivatives.</summary>
internal interface IDifferentiableTernary : ITernaryOp
{
    /// <summary>Bit i: the derivatives need input i.</summary>
    static abstract ulong Saves { get; }

    /// <summary>The gradient of one input, written in operations.</summary>
    Tensor Gradient(int input, Tensor gradient, in SavedN saved);
}
