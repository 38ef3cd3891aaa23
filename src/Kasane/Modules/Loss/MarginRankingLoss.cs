namespace Kasane;

/// <summary>max(0, -y (x1 - x2) + margin): the first should be larger where y = 1, the second where y = -1. All of one shape.</summary>
/// <param name="margin">By how much; default 0.</param>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class MarginRankingLoss(double margin = 0, Reduction reduction = Reduction.Mean) : PairLoss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Forward(PairLossInput input) =>
        Functional.MarginRankingLoss(input.Input1, input.Input2, input.Target, margin, Reduction);
}
