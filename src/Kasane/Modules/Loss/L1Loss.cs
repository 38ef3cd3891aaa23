namespace Kasane;

/// <summary>The absolute difference |x - y|; input and target of shapes that broadcast.</summary>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class L1Loss(Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) => Functional.L1Loss(input.Input, input.Target, Reduction);
}
