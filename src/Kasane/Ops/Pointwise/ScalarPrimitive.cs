namespace Kasane.Internal;

/// <summary>A two-argument pointwise op whose right argument is a plain number.</summary>
internal readonly struct RightScalarPrimitive<TOp>(TOp op, Scalar number) : IOp1, IInPlace1
    where TOp : unmanaged, IBinaryOp
{
    public static string Name => TOp.Name;

    public Needs Needs => TOp.NeedsForLeft & ~Needs.Right;

    public Tensor Forward(Tensor x)
    {
        var promoted = Rules.Result(TOp.Rule, TypePromotion.Promote(x.DType, number.Kind), TOp.Name);
        return Pointwise.Unary(new RightScalar<TOp>(op, number), x, promoted);
    }

    public void ForwardInto(Tensor x)
    {
        var promoted = Rules.Result(TOp.Rule, TypePromotion.Promote(x.DType, number.Kind), TOp.Name);
        InPlace.RequireCast(TOp.Rule == PointwiseRule.Predicate ? DType.Bool : promoted, x, TOp.Name);
        Launch.Unary(new RightScalar<TOp>(op, number), TypePromotion.Compute(promoted), x, x);
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) =>
        new UnaryPrimitive<RightScalar<TOp>>(new(op, number)).Backward(gradient, saved);
}

/// <summary>A two-argument pointwise op whose left argument is a plain number.</summary>
internal readonly struct LeftScalarPrimitive<TOp>(TOp op, Scalar number) : IOp1
    where TOp : unmanaged, IBinaryOp
{
    public static string Name => TOp.Name;

    public Needs Needs => LeftScalar<TOp>.Needs;

    public Tensor Forward(Tensor x)
    {
        var promoted = Rules.Result(TOp.Rule, TypePromotion.Promote(x.DType, number.Kind), TOp.Name);
        return Pointwise.Unary(new LeftScalar<TOp>(op, number), x, promoted);
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) =>
        new UnaryPrimitive<LeftScalar<TOp>>(new(op, number)).Backward(gradient, saved);
}
