using System.Diagnostics.CodeAnalysis;

namespace Kasane;

/// <summary>The base of losses over any inputs.</summary>
/// <typeparam name="TInput">What is compared: a record struct of tensors.</typeparam>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public abstract class Loss<[DynamicallyAccessedMembers(TensorParts.Reflected)] TInput>(Reduction reduction = Reduction.Mean) : Module<TInput, Tensor>
{
    /// <summary>What becomes of the losses of the elements.</summary>
    public Reduction Reduction { get; } = reduction;
}
