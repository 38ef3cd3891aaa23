namespace Kasane.Internal;

/// <summary>Runs the derivative of a two-argument op as one fused kernel over the gradient and the one or two values it needs.</summary>
internal static class BinaryGradients
{
    public static Tensor Run<TGradient>(in TGradient gradientOp, Needs needs, Tensor gradient, Tensor a, Tensor b, Tensor result)
        where TGradient : unmanaged, IBinaryGradient
    {
        var (left, right, whole) = ((needs & Needs.Left) != 0, (needs & Needs.Right) != 0, (needs & Needs.Result) != 0);
        if (!left && !right && !whole) return Pointwise.Unary(new OnGradient<TGradient>(gradientOp), gradient);
        if (left && !right && !whole) return Pointwise.Binary(new OnLeft<TGradient>(gradientOp), gradient, a);
        if (!left && right && !whole) return Pointwise.Binary(new OnRight<TGradient>(gradientOp), gradient, b);
        var dtype = gradient.DType;
        if (left && right) return Pointwise.Ternary(new OnBoth<TGradient>(gradientOp), gradient, a, b, Promoted(dtype, a, b));
        return left
            ? Pointwise.Ternary(new OnLeftAndResult<TGradient>(gradientOp), gradient, a, result, Promoted(dtype, a, result))
            : Pointwise.Ternary(new OnRightAndResult<TGradient>(gradientOp), gradient, b, result, Promoted(dtype, b, result));
    }

    private static DType Promoted(DType dtype, Tensor a, Tensor b) => TypePromotion.Promote(dtype, TypePromotion.Promote(a.DType, b.DType));
}
