namespace Kasane;

public static partial class Functional
{
    /// <summary>other - alpha * x: subtraction the other way round.</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <param name="other">A shape that broadcasts with that of <paramref name="x"/>.</param>
    /// <param name="alpha">The factor of <paramref name="x"/>; default 1.</param>
    /// <exception cref="DTypeException">One is Bool.</exception>
    public static Tensor Rsub(this Tensor x, Tensor other, Scalar? alpha = null) => alpha is { } factor ? other.Sub(x, factor) : other.Sub(x);

    /// <summary>other - alpha * x: subtraction the other way round.</summary>
    public static Tensor Rsub(this Tensor x, Scalar other, Scalar? alpha = null)
    {
        Rules.RefuseBool(x, other, "Rsub");
        if (alpha is not { } factor) return Sub(other, x);
        Rules.RequireFactor(TypePromotion.Promote(x.DType, other.Kind), factor, "Rsub");
        return Sub(other, x.Mul(factor));
    }
}
