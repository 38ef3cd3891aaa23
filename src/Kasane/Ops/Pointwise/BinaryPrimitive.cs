namespace Kasane.Internal;

/// <summary>A two-argument pointwise op as a primitive.</summary>
internal readonly struct BinaryPrimitive<TOp>(TOp op) : IOp2, IInPlace2
    where TOp : unmanaged, IBinaryOp
{
    public static string Name => TOp.Name;

    public Needs NeedsFor(bool left, bool right) => (left ? TOp.NeedsForLeft : 0) | (right ? TOp.NeedsForRight : 0);

    public Tensor Forward(Tensor a, Tensor b) => Pointwise.Binary(op, a, b);

    public void ForwardInto(Tensor a, Tensor b)
    {
        var promoted = TypePromotion.Promote(a.DType, a.Rank, b.DType, b.Rank);
        var result = Rules.Result(TOp.Rule, promoted, TOp.Name);
        InPlace.RequireCast(TOp.Rule == PointwiseRule.Predicate ? DType.Bool : result, a, TOp.Name);
        Launch.Binary(op, TypePromotion.Compute(result), a, b, a);
    }

    public Tensor? BackwardLeft(Tensor gradient, in Saved2 saved)
    {
        var needs = TOp.NeedsForLeft;
        if ((needs & Needs.NotDifferentiable) != 0) return null;
        if ((needs & Needs.PassOn) != 0) return gradient;
        if ((needs & Needs.Zero) != 0) return gradient.ZerosLike();
        var (a, b, y) = Values(gradient, saved, needs);
        return GradMode.Enabled
            ? new LeftGradient<TOp>(op).Apply<TensorAlgebra, Tensor>(gradient, a, b, y)
            : BinaryGradients.Run(new LeftGradient<TOp>(op), needs, gradient, a, b, y);
    }

    public Tensor? BackwardRight(Tensor gradient, in Saved2 saved)
    {
        var needs = TOp.NeedsForRight;
        if ((needs & Needs.NotDifferentiable) != 0) return null;
        if ((needs & Needs.PassOn) != 0) return gradient;
        if ((needs & Needs.Zero) != 0) return gradient.ZerosLike();
        var (a, b, y) = Values(gradient, saved, needs);
        return GradMode.Enabled
            ? new RightGradient<TOp>(op).Apply<TensorAlgebra, Tensor>(gradient, a, b, y)
            : BinaryGradients.Run(new RightGradient<TOp>(op), needs, gradient, a, b, y);
    }

    // What is not needed is filled with the gradient itself, which the expression ignores.
    private static (Tensor Left, Tensor Right, Tensor Result) Values(Tensor gradient, in Saved2 saved, Needs needs) => (
        (needs & Needs.Left) != 0 ? saved.Left : gradient,
        (needs & Needs.Right) != 0 ? saved.Right : gradient,
        (needs & Needs.Result) != 0 ? saved.Result : gradient);
}
