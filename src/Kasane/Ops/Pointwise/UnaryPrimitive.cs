namespace Kasane.Internal;

/// <summary>A one-argument pointwise op as a primitive.</summary>
internal readonly struct UnaryPrimitive<TOp>(TOp op) : IOp1, IInPlace1
    where TOp : unmanaged, IUnaryOp
{
    public static string Name => TOp.Name;

    public Needs Needs => TOp.Needs;

    public Tensor Forward(Tensor x) => Pointwise.Unary(op, x);

    public void ForwardInto(Tensor x)
    {
        var result = Rules.Result(TOp.Rule, x.DType, TOp.Name);
        InPlace.RequireCast(TOp.Rule == PointwiseRule.Predicate ? DType.Bool : result, x, TOp.Name);
        Launch.Unary(op, TypePromotion.Compute(result), x, x);
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        if ((TOp.Needs & Needs.NotDifferentiable) != 0) return null;
        if ((TOp.Needs & Needs.PassOn) != 0) return gradient;
        if ((TOp.Needs & Needs.Zero) != 0) return gradient.ZerosLike();
        var value = (TOp.Needs & Needs.Result) != 0 ? saved.Result : (TOp.Needs & Needs.Left) != 0 ? saved.Input : gradient;
        return GradMode.Enabled
            ? new UnaryGradient<TOp>(op).Apply<TensorAlgebra, Tensor>(gradient, value)
            : Pointwise.Binary(new UnaryGradient<TOp>(op), gradient, value);
    }
}
