namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether |x - other| is at most atol + rtol * |other|, element by element.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="other">A shape that broadcasts; the same dtype.</param>
    /// <param name="rtol">The tolerance in proportion to <paramref name="other"/>.</param>
    /// <param name="atol">The tolerance beside that.</param>
    /// <param name="equalNaN">Whether two NaN count as close.</param>
    /// <returns>A tensor of the broadcast shape, dtype Bool. Equal infinities are close.</returns>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    /// <exception cref="KasaneException">A tolerance is negative.</exception>
    public static Tensor IsClose(this Tensor x, Tensor other, double rtol = 1e-5, double atol = 1e-8, bool equalNaN = false)
    {
        if (x.DType != other.DType)
            throw new DTypeException(
                $"IsClose expects two tensors of one dtype, but got {x.DType} and {other.DType}. Convert one: other.To(x.DType).")
            {
                Operation = "IsClose",
            };
        if (!(rtol >= 0 && atol >= 0))
            throw new KasaneException($"IsClose expects tolerances of 0 or more, but rtol is {rtol} and atol is {atol}.") { Operation = "IsClose" };
        using var guard = Autograd.NoGrad();
        var close = x.Eq(other);
        if (equalNaN && x.DType.IsFloatingPoint) close = close.LogicalOr(x.IsNaN().LogicalAnd(other.IsNaN()));
        if (rtol == 0 && atol == 0) return close;
        var (a, b) = x.DType == DType.Bool ? (x.To(DType.UInt8), other.To(DType.UInt8)) : (x, other);
        var allowed = b.Mul(rtol).Abs().Add(atol);
        var actual = a.Sub(b).Abs();
        return close.LogicalOr(actual.IsFinite().LogicalAnd(actual.Le(allowed)));
    }

    /// <summary>Whether all elements are close; see <see cref="IsClose(Tensor, Tensor, double, double, bool)"/>.</summary>
    public static bool AllClose(this Tensor x, Tensor other, double rtol = 1e-5, double atol = 1e-8, bool equalNaN = false)
    {
        var far = x.IsClose(other, rtol, atol, equalNaN).LogicalNot();
        return far.Sum().Item<long>() == 0;
    }
}
