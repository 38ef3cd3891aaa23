namespace Kasane;

/// <summary>max(0, d(anchor, positive) - d(anchor, negative) + margin), with the p-norm as distance (Balntas et al. 2016). All (N, D) or (D).</summary>
/// <param name="margin">By how much farther; default 1.</param>
/// <param name="p">The norm's degree; default 2.</param>
/// <param name="eps">Added to the differences, against a distance of 0; default 1e-6.</param>
/// <param name="swap">Whether d(positive, negative) counts where it is smaller than d(anchor, negative); default false.</param>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class TripletMarginLoss(
    double margin = 1, double p = 2, double eps = 1e-6, bool swap = false, Reduction reduction = Reduction.Mean) : TripletLoss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Forward(TripletInput input) =>
        Functional.TripletMarginLoss(input.Anchor, input.Positive, input.Negative, margin, p, eps, swap, Reduction);
}
