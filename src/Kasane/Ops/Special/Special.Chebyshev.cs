namespace Kasane;

/// <content>Orthogonal polynomials.</content>
public static partial class Special
{
    /// <summary>The Chebyshev polynomial of the first kind, Tn(x), of degree n at x.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="n">The degrees: a shape that broadcasts; fractions are dropped, negative ones give 0.</param>
    /// <returns>A tensor of the broadcast shape; not differentiable.</returns>
    public static Tensor ChebyshevPolynomialT(Tensor x, Tensor n) => Primitive.Call(new BinaryPrimitive<PolynomialOp>(new(PolynomialFamily.ChebyshevT)), x, n);

    /// <summary>The Chebyshev polynomial of the first kind, Tn(x), of degree n at x.</summary>
    public static Tensor ChebyshevPolynomialT(Tensor x, Scalar n) => Primitive.Call(new RightScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ChebyshevT), n), x);

    /// <summary>The Chebyshev polynomial of the first kind, Tn(x), of degree n at x.</summary>
    public static Tensor ChebyshevPolynomialT(Scalar x, Tensor n) => Primitive.Call(new LeftScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ChebyshevT), x), n);

    /// <summary>The Chebyshev polynomial of the second kind, Un(x), of degree n at x.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="n">The degrees: a shape that broadcasts; fractions are dropped, negative ones give 0.</param>
    /// <returns>A tensor of the broadcast shape; not differentiable.</returns>
    public static Tensor ChebyshevPolynomialU(Tensor x, Tensor n) => Primitive.Call(new BinaryPrimitive<PolynomialOp>(new(PolynomialFamily.ChebyshevU)), x, n);

    /// <summary>The Chebyshev polynomial of the second kind, Un(x), of degree n at x.</summary>
    public static Tensor ChebyshevPolynomialU(Tensor x, Scalar n) => Primitive.Call(new RightScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ChebyshevU), n), x);

    /// <summary>The Chebyshev polynomial of the second kind, Un(x), of degree n at x.</summary>
    public static Tensor ChebyshevPolynomialU(Scalar x, Tensor n) => Primitive.Call(new LeftScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ChebyshevU), x), n);

    /// <summary>The Chebyshev polynomial of the third kind, Vn(x), of degree n at x.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="n">The degrees: a shape that broadcasts; fractions are dropped, negative ones give 0.</param>
    /// <returns>A tensor of the broadcast shape; not differentiable.</returns>
    public static Tensor ChebyshevPolynomialV(Tensor x, Tensor n) => Primitive.Call(new BinaryPrimitive<PolynomialOp>(new(PolynomialFamily.ChebyshevV)), x, n);

    /// <summary>The Chebyshev polynomial of the third kind, Vn(x), of degree n at x.</summary>
    public static Tensor ChebyshevPolynomialV(Tensor x, Scalar n) => Primitive.Call(new RightScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ChebyshevV), n), x);

    /// <summary>The Chebyshev polynomial of the third kind, Vn(x), of degree n at x.</summary>
    public static Tensor ChebyshevPolynomialV(Scalar x, Tensor n) => Primitive.Call(new LeftScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ChebyshevV), x), n);

    /// <summary>The Chebyshev polynomial of the fourth kind, Wn(x), of degree n at x.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="n">The degrees: a shape that broadcasts; fractions are dropped, negative ones give 0.</param>
    /// <returns>A tensor of the broadcast shape; not differentiable.</returns>
    public static Tensor ChebyshevPolynomialW(Tensor x, Tensor n) => Primitive.Call(new BinaryPrimitive<PolynomialOp>(new(PolynomialFamily.ChebyshevW)), x, n);

    /// <summary>The Chebyshev polynomial of the fourth kind, Wn(x), of degree n at x.</summary>
    public static Tensor ChebyshevPolynomialW(Tensor x, Scalar n) => Primitive.Call(new RightScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ChebyshevW), n), x);

    /// <summary>The Chebyshev polynomial of the fourth kind, Wn(x), of degree n at x.</summary>
    public static Tensor ChebyshevPolynomialW(Scalar x, Tensor n) => Primitive.Call(new LeftScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ChebyshevW), x), n);
}
