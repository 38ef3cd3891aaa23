namespace Kasane;

public static partial class Functional
{
    /// <summary>1 - cos(input1, input2) where the target is 1, max(0, cos - margin) where it is -1.</summary>
    /// <param name="input1">(N, D) or (D).</param>
    /// <param name="input2">Of the same shape.</param>
    /// <param name="target">(N) or a scalar, of 1 and -1.</param>
    /// <param name="margin">-1 .. 1: how similar targets of -1 may be.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor CosineEmbeddingLoss(
        Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean)
    {
        AutocastMode.Full(ref input1, ref input2);
        if (target.Rank > 1 || input1.Rank != target.Rank + 1 || input2.Rank != target.Rank + 1)
            throw new ShapeException(
                $"CosineEmbeddingLoss expects inputs (N, D) with a target (N), or (D) with a scalar, but got {input1.Shape}, "
                + $"{input2.Shape} and {target.Shape}.")
            {
                Operation = "CosineEmbeddingLoss",
                Shapes = [input1.Shape, input2.Shape, target.Shape],
            };
        const double Epsilon = 1e-12;
        var dim = target.Rank;
        var squares = input1.Square().Sum(dim).Add(Epsilon).Mul(input2.Square().Sum(dim).Add(Epsilon));
        var cosine = input1.Mul(input2).Sum(dim).Div(squares.Sqrt());
        var zero = Losses.Zero(cosine);
        var losses = Where(target.Eq(1), Sub(1, cosine), zero).Add(Where(target.Eq(-1), Losses.Hinge(cosine.Sub(margin)), zero));
        return Losses.Reduce(losses, reduction);
    }
}
