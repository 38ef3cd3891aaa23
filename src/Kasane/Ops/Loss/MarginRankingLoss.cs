namespace Kasane;

public static partial class Functional
{
    /// <summary>max(0, -target (input1 - input2) + margin): target 1 wants the first input to be the larger one, -1 the second.</summary>
    /// <param name="input1">Any shape.</param>
    /// <param name="input2">A shape that broadcasts with the first.</param>
    /// <param name="target">1 and -1.</param>
    /// <param name="margin">By how much.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <exception cref="ShapeException">The ranks differ or the shapes do not broadcast.</exception>
    public static Tensor MarginRankingLoss(
        Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean)
    {
        AutocastMode.Full(ref input1, ref input2);
        if (input1.Rank != input2.Rank || input1.Rank != target.Rank)
            throw new ShapeException(
                $"MarginRankingLoss expects tensors with equally many dimensions, but got {input1.Shape}, {input2.Shape} and "
                + $"{target.Shape}.")
            {
                Operation = "MarginRankingLoss",
                Shapes = [input1.Shape, input2.Shape, target.Shape],
            };
        return Losses.Reduce(Losses.Hinge(target.Neg().Mul(input1.Sub(input2)).Add(margin)), reduction);
    }
}
