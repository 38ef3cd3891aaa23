namespace Kasane;

public static partial class Functional
{
    /// <summary>max(0, d(anchor, positive) - d(anchor, negative) + margin), with the p-norm as distance.</summary>
    /// <param name="anchor">(N, D) or (D).</param>
    /// <param name="positive">Of the same shape: what shall be near.</param>
    /// <param name="negative">Of the same shape: what shall be far.</param>
    /// <param name="margin">By how much farther.</param>
    /// <param name="p">The norm's degree.</param>
    /// <param name="eps">Added to the differences, against a distance of 0.</param>
    /// <param name="swap">Whether d(positive, negative) counts where it is smaller than d(anchor, negative).</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor TripletMarginLoss(
        Tensor anchor,
        Tensor positive,
        Tensor negative,
        double margin = 1,
        double p = 2,
        double eps = 1e-6,
        bool swap = false,
        Reduction reduction = Reduction.Mean)
    {
        AutocastMode.Full(ref anchor, ref positive);
        negative = AutocastMode.Full(negative);
        if (anchor.Rank != positive.Rank || anchor.Rank != negative.Rank)
            throw new ShapeException(
                $"TripletMarginLoss expects tensors with equally many dimensions, but got {anchor.Shape}, {positive.Shape} and "
                + $"{negative.Shape}.")
            {
                Operation = "TripletMarginLoss",
                Shapes = [anchor.Shape, positive.Shape, negative.Shape],
            };
        return TripletMarginWithDistanceLoss(anchor, positive, negative, (a, b) => PairwiseDistance(a, b, p, eps), margin, swap, reduction);
    }

    /// <summary>max(0, d(anchor, positive) - d(anchor, negative) + margin), with any distance.</summary>
    /// <param name="anchor">(N, D) or (D).</param>
    /// <param name="positive">Of the same shape: what shall be near.</param>
    /// <param name="negative">Of the same shape: what shall be far.</param>
    /// <param name="distanceFunction">The distance of two tensors; default: <see cref="PairwiseDistance"/>.</param>
    /// <param name="margin">By how much farther.</param>
    /// <param name="swap">Whether d(positive, negative) counts where it is smaller than d(anchor, negative).</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    public static Tensor TripletMarginWithDistanceLoss(
        Tensor anchor,
        Tensor positive,
        Tensor negative,
        Func<Tensor, Tensor, Tensor>? distanceFunction = null,
        double margin = 1,
        bool swap = false,
        Reduction reduction = Reduction.Mean)
    {
        distanceFunction ??= (a, b) => PairwiseDistance(a, b);
        var near = distanceFunction(anchor, positive);
        var far = distanceFunction(anchor, negative);
        if (swap) far = far.Minimum(distanceFunction(positive, negative));
        return Losses.Reduce(Losses.Hinge(near.Sub(far).Add(margin)), reduction);
    }
}
