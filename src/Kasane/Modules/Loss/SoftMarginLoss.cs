namespace Kasane;

/// <summary>log(1 + exp(-y x)), y being 1 or -1; any shape.</summary>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class SoftMarginLoss(Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) => Functional.SoftMarginLoss(input.Input, input.Target, Reduction);
}
