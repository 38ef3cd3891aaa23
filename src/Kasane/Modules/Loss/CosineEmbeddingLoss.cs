namespace Kasane;

/// <summary>1 - cos(x1, x2) where the target is 1, max(0, cos(x1, x2) - margin) where it is -1. Inputs: (N, D) or (D); target: (N) or scalar.</summary>
/// <param name="margin">-1 to 1; default 0.</param>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class CosineEmbeddingLoss(double margin = 0, Reduction reduction = Reduction.Mean) : PairLoss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Forward(PairLossInput input) =>
        Functional.CosineEmbeddingLoss(input.Input1, input.Input2, input.Target, margin, Reduction);
}
