namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// The multi-label hinge loss: the sum over right classes j and wrong classes i of max(0, 1 - x[j] + x[i]), divided by C.
    /// </summary>
    /// <param name="input">(N, C) or (C): scores.</param>
    /// <param name="target">Int64, of the same shape: the right classes, closed by -1.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="TensorIndexException">A target is no class.</exception>
    public static Tensor MultilabelMarginLoss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
    {
        input = AutocastMode.Full(input);
        if (!input.Layout.SameSizes(target.Layout) || input.Rank > 2)
            throw new ShapeException(
                $"MultilabelMarginLoss expects input and target of one shape (N, C) or (C), but got {input.Shape} and {target.Shape}.")
            {
                Operation = "MultilabelMarginLoss",
                Shapes = [input.Shape, target.Shape],
            };
        var classes = input.Rank == 0 ? 1 : input.Layout.Size(input.Rank - 1);
        var (x, y) = (input.Reshape(-1, classes), target.Reshape(-1, classes));
        NllOp.RequireClasses(y, classes, -1, "MultilabelMarginLoss");
        // Everything behind the first -1 is no label.
        var valid = y.Ge(0).To(DType.Int64).CumProd(1);
        var labels = y.Mul(valid);
        var wrong = labels.Unsqueeze(2).Eq(Tensor.Arange(classes).To(x.Device)).LogicalAnd(valid.Unsqueeze(2)).Any(1).LogicalNot();
        var pairs = Losses.Hinge(Sub(1, Picks.Along(x, 1, labels).Unsqueeze(2)).Add(x.Unsqueeze(1)));
        var counted = valid.Unsqueeze(2).Mul(wrong.Unsqueeze(1));
        var losses = pairs.Mul(counted).Sum([1, 2]).Div(classes);
        return Losses.Reduce(reduction == Reduction.None && input.Rank < 2 ? losses.Reshape([]) : losses, reduction);
    }
}
