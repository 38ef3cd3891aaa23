namespace Kasane;

/// <summary>max(0, d(anchor, positive) - d(anchor, negative) + margin), with any distance.</summary>
/// <param name="distanceFunction">The distance of two tensors; default: <see cref="Functional.PairwiseDistance"/>.</param>
/// <param name="margin">By how much farther; default 1.</param>
/// <param name="swap">Whether d(positive, negative) counts where it is smaller than d(anchor, negative); default false.</param>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class TripletMarginWithDistanceLoss(
    Func<Tensor, Tensor, Tensor>? distanceFunction = null, double margin = 1, bool swap = false, Reduction reduction = Reduction.Mean) : TripletLoss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Forward(TripletInput input) =>
        Functional.TripletMarginWithDistanceLoss(input.Anchor, input.Positive, input.Negative, distanceFunction, margin, swap, Reduction);
}
