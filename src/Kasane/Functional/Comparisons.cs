namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether two tensors have the same shape and equal elements; NaN equals nothing.</summary>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static bool Equal(this Tensor x, Tensor other)
    {
        if (x.DType != other.DType)
            throw new DTypeException($"Equal expects one dtype, but got {x.DType} and {other.DType}. Convert one with To(dtype).")
            {
                Operation = "Equal",
            };
        return x.Layout.SameSizes(other.Layout) && x.Detach().Eq(other.Detach()).All().Item<bool>();
    }

    /// <summary>Whether |x - other| &lt;= atol + rtol |other| for all elements.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="other">A shape that broadcasts with <paramref name="x"/>'s, of the same dtype.</param>
    /// <param name="rtol">The relative tolerance.</param>
    /// <param name="atol">The absolute tolerance.</param>
    /// <param name="equalNan">Whether NaN equals NaN.</param>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static bool Allclose(this Tensor x, Tensor other, double rtol = 1e-5, double atol = 1e-8, bool equalNan = false)
    {
        if (x.DType != other.DType)
            throw new DTypeException($"Allclose expects one dtype, but got {x.DType} and {other.DType}. Convert one with To(dtype).")
            {
                Operation = "Allclose",
            };
        if (rtol < 0 || atol < 0)
            throw new KasaneException($"Allclose expects tolerances of 0 or more, but got {rtol} and {atol}.") { Operation = "Allclose" };
        var (a, b) = (x.Detach(), other.Detach());
        var close = a.Eq(b);
        if (equalNan && a.DType.IsFloatingPoint) close = close.LogicalOr(a.IsNaN().LogicalAnd(b.IsNaN()));
        if (rtol == 0 && atol == 0) return close.All().Item<bool>();
        if (!a.DType.IsDifferentiable) (a, b) = (a.To(DType.Float64), b.To(DType.Float64));
        var error = a.Sub(b).Abs();
        var near = error.Le(b.Abs().Mul(rtol).Add(atol)).LogicalAnd(error.IsFinite());
        return close.LogicalOr(near).All().Item<bool>();
    }
}
