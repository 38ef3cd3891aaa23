namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// The multi-class hinge loss: the mean over the classes i other than the target y of max(0, margin - x[y] + x[i])^p.
    /// </summary>
    /// <param name="input">(N, C) or (C): scores.</param>
    /// <param name="target">Int64, (N) or scalar: the right classes.</param>
    /// <param name="p">1 or 2.</param>
    /// <param name="margin">By how much the right class must be ahead.</param>
    /// <param name="weight">(C): a factor per class.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <exception cref="ArgumentException">p is neither 1 nor 2.</exception>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="TensorIndexException">A target is no class.</exception>
    public static Tensor MultiMarginLoss(
        Tensor input, Tensor target, int p = 1, double margin = 1, Tensor? weight = null, Reduction reduction = Reduction.Mean)
    {
        input = AutocastMode.Full(input);
        if (p is not (1 or 2)) throw new ArgumentException($"MultiMarginLoss expects p to be 1 or 2, but got {p}.", nameof(p));
        var (x, y) = Losses.Batched(input, target, "MultiMarginLoss");
        var classes = x.Layout.Size(1);
        NllOp.RequireClasses(y, classes, null, "MultiMarginLoss");
        if (weight is not null && (weight.Rank != 1 || weight.Layout.Size(0) != classes))
            throw new ShapeException($"MultiMarginLoss expects a weight for each of {classes} classes, but got shape {weight.Shape}.")
            {
                Operation = "MultiMarginLoss",
                Shapes = [input.Shape, weight.Shape],
            };
        var column = y.Unsqueeze(1);
        var terms = Losses.Hinge(x.Sub(Picks.Along(x, 1, column)).Add(margin));
        if (p == 2) terms = terms.Square();
        if (weight is not null) terms = terms.Mul(weight.TakeFlat(column));
        var others = Tensor.Arange(classes).To(x.Device).Ne(column);
        var losses = Where(others, terms, Losses.Zero(terms)).Sum(1).Div(classes);
        return Losses.Reduce(reduction == Reduction.None && input.Rank == 1 ? losses.Reshape([]) : losses, reduction);
    }
}
