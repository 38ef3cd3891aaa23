namespace Kasane.Internal;

/// <summary>A one-argument pointwise op whose attributes take part in type promotion: the result's dtype was decided before.</summary>
internal readonly struct UnaryAs<TOp>(TOp op, DType dtype) : IOp1, IInPlace1
    where TOp : unmanaged, IUnaryOp
{
    public static string Name => TOp.Name;

    public Needs Needs => TOp.Needs;

    public Tensor Forward(Tensor x) => Pointwise.Unary(op, x, dtype);

    public void ForwardInto(Tensor x)
    {
        InPlace.RequireCast(dtype, x, TOp.Name);
        Launch.Unary(op, TypePromotion.Compute(dtype), x, x);
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => new UnaryPrimitive<TOp>(op).Backward(gradient, saved);
}
