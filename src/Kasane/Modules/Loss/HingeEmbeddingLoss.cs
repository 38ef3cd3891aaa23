namespace Kasane;

/// <summary>x where the target is 1, max(0, margin - x) where it is -1; any shape.</summary>
/// <param name="margin">How large x should be where the target is -1; default 1.</param>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class HingeEmbeddingLoss(double margin = 1, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) => Functional.HingeEmbeddingLoss(input.Input, input.Target, margin, Reduction);
}
