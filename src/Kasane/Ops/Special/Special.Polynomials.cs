namespace Kasane;

/// <content>Orthogonal polynomials.</content>
public static partial class Special
{
    /// <summary>The Hermite polynomial as physicists write it, of degree n at x.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="n">The degrees: a shape that broadcasts; fractions are dropped, negative ones give 0.</param>
    /// <returns>A tensor of the broadcast shape; not differentiable.</returns>
    public static Tensor HermitePolynomialH(Tensor x, Tensor n) => Primitive.Call(new BinaryPrimitive<PolynomialOp>(new(PolynomialFamily.HermiteH)), x, n);

    /// <summary>The Hermite polynomial as physicists write it, of degree n at x.</summary>
    public static Tensor HermitePolynomialH(Tensor x, Scalar n) => Primitive.Call(new RightScalarPrimitive<PolynomialOp>(new(PolynomialFamily.HermiteH), n), x);

    /// <summary>The Hermite polynomial as physicists write it, of degree n at x.</summary>
    public static Tensor HermitePolynomialH(Scalar x, Tensor n) => Primitive.Call(new LeftScalarPrimitive<PolynomialOp>(new(PolynomialFamily.HermiteH), x), n);

    /// <summary>The Hermite polynomial as statisticians write it, of degree n at x.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="n">The degrees: a shape that broadcasts; fractions are dropped, negative ones give 0.</param>
    /// <returns>A tensor of the broadcast shape; not differentiable.</returns>
    public static Tensor HermitePolynomialHe(Tensor x, Tensor n) => Primitive.Call(new BinaryPrimitive<PolynomialOp>(new(PolynomialFamily.HermiteHe)), x, n);

    /// <summary>The Hermite polynomial as statisticians write it, of degree n at x.</summary>
    public static Tensor HermitePolynomialHe(Tensor x, Scalar n) => Primitive.Call(new RightScalarPrimitive<PolynomialOp>(new(PolynomialFamily.HermiteHe), n), x);

    /// <summary>The Hermite polynomial as statisticians write it, of degree n at x.</summary>
    public static Tensor HermitePolynomialHe(Scalar x, Tensor n) => Primitive.Call(new LeftScalarPrimitive<PolynomialOp>(new(PolynomialFamily.HermiteHe), x), n);

    /// <summary>The Laguerre polynomial, of degree n at x.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="n">The degrees: a shape that broadcasts; fractions are dropped, negative ones give 0.</param>
    /// <returns>A tensor of the broadcast shape; not differentiable.</returns>
    public static Tensor LaguerrePolynomialL(Tensor x, Tensor n) => Primitive.Call(new BinaryPrimitive<PolynomialOp>(new(PolynomialFamily.LaguerreL)), x, n);

    /// <summary>The Laguerre polynomial, of degree n at x.</summary>
    public static Tensor LaguerrePolynomialL(Tensor x, Scalar n) => Primitive.Call(new RightScalarPrimitive<PolynomialOp>(new(PolynomialFamily.LaguerreL), n), x);

    /// <summary>The Laguerre polynomial, of degree n at x.</summary>
    public static Tensor LaguerrePolynomialL(Scalar x, Tensor n) => Primitive.Call(new LeftScalarPrimitive<PolynomialOp>(new(PolynomialFamily.LaguerreL), x), n);

    /// <summary>The Legendre polynomial, of degree n at x.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="n">The degrees: a shape that broadcasts; fractions are dropped, negative ones give 0.</param>
    /// <returns>A tensor of the broadcast shape; not differentiable.</returns>
    public static Tensor LegendrePolynomialP(Tensor x, Tensor n) => Primitive.Call(new BinaryPrimitive<PolynomialOp>(new(PolynomialFamily.LegendreP)), x, n);

    /// <summary>The Legendre polynomial, of degree n at x.</summary>
    public static Tensor LegendrePolynomialP(Tensor x, Scalar n) => Primitive.Call(new RightScalarPrimitive<PolynomialOp>(new(PolynomialFamily.LegendreP), n), x);

    /// <summary>The Legendre polynomial, of degree n at x.</summary>
    public static Tensor LegendrePolynomialP(Scalar x, Tensor n) => Primitive.Call(new LeftScalarPrimitive<PolynomialOp>(new(PolynomialFamily.LegendreP), x), n);
}
