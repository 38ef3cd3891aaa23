namespace Kasane;

/// <content>Orthogonal polynomials.</content>
public static partial class Special
{
    /// <summary>The Chebyshev polynomial of the first kind, shifted to [0, 1], of degree n at x.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="n">The degrees: a shape that broadcasts; fractions are dropped, negative ones give 0.</param>
    /// <returns>A tensor of the broadcast shape; not differentiable.</returns>
    public static Tensor ShiftedChebyshevPolynomialT(Tensor x, Tensor n) =>
        Primitive.Call(new BinaryPrimitive<PolynomialOp>(new(PolynomialFamily.ShiftedChebyshevT)), x, n);

    /// <summary>The Chebyshev polynomial of the first kind, shifted to [0, 1], of degree n at x.</summary>
    public static Tensor ShiftedChebyshevPolynomialT(Tensor x, Scalar n) =>
        Primitive.Call(new RightScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ShiftedChebyshevT), n), x);

    /// <summary>The Chebyshev polynomial of the first kind, shifted to [0, 1], of degree n at x.</summary>
    public static Tensor ShiftedChebyshevPolynomialT(Scalar x, Tensor n) =>
        Primitive.Call(new LeftScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ShiftedChebyshevT), x), n);

    /// <summary>The Chebyshev polynomial of the second kind, shifted to [0, 1], of degree n at x.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="n">The degrees: a shape that broadcasts; fractions are dropped, negative ones give 0.</param>
    /// <returns>A tensor of the broadcast shape; not differentiable.</returns>
    public static Tensor ShiftedChebyshevPolynomialU(Tensor x, Tensor n) =>
        Primitive.Call(new BinaryPrimitive<PolynomialOp>(new(PolynomialFamily.ShiftedChebyshevU)), x, n);

    /// <summary>The Chebyshev polynomial of the second kind, shifted to [0, 1], of degree n at x.</summary>
    public static Tensor ShiftedChebyshevPolynomialU(Tensor x, Scalar n) =>
        Primitive.Call(new RightScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ShiftedChebyshevU), n), x);

    /// <summary>The Chebyshev polynomial of the second kind, shifted to [0, 1], of degree n at x.</summary>
    public static Tensor ShiftedChebyshevPolynomialU(Scalar x, Tensor n) =>
        Primitive.Call(new LeftScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ShiftedChebyshevU), x), n);

    /// <summary>The Chebyshev polynomial of the third kind, shifted to [0, 1], of degree n at x.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="n">The degrees: a shape that broadcasts; fractions are dropped, negative ones give 0.</param>
    /// <returns>A tensor of the broadcast shape; not differentiable.</returns>
    public static Tensor ShiftedChebyshevPolynomialV(Tensor x, Tensor n) =>
        Primitive.Call(new BinaryPrimitive<PolynomialOp>(new(PolynomialFamily.ShiftedChebyshevV)), x, n);

    /// <summary>The Chebyshev polynomial of the third kind, shifted to [0, 1], of degree n at x.</summary>
    public static Tensor ShiftedChebyshevPolynomialV(Tensor x, Scalar n) =>
        Primitive.Call(new RightScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ShiftedChebyshevV), n), x);

    /// <summary>The Chebyshev polynomial of the third kind, shifted to [0, 1], of degree n at x.</summary>
    public static Tensor ShiftedChebyshevPolynomialV(Scalar x, Tensor n) =>
        Primitive.Call(new LeftScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ShiftedChebyshevV), x), n);

    /// <summary>The Chebyshev polynomial of the fourth kind, shifted to [0, 1], of degree n at x.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="n">The degrees: a shape that broadcasts; fractions are dropped, negative ones give 0.</param>
    /// <returns>A tensor of the broadcast shape; not differentiable.</returns>
    public static Tensor ShiftedChebyshevPolynomialW(Tensor x, Tensor n) =>
        Primitive.Call(new BinaryPrimitive<PolynomialOp>(new(PolynomialFamily.ShiftedChebyshevW)), x, n);

    /// <summary>The Chebyshev polynomial of the fourth kind, shifted to [0, 1], of degree n at x.</summary>
    public static Tensor ShiftedChebyshevPolynomialW(Tensor x, Scalar n) =>
        Primitive.Call(new RightScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ShiftedChebyshevW), n), x);

    /// <summary>The Chebyshev polynomial of the fourth kind, shifted to [0, 1], of degree n at x.</summary>
    public static Tensor ShiftedChebyshevPolynomialW(Scalar x, Tensor n) =>
        Primitive.Call(new LeftScalarPrimitive<PolynomialOp>(new(PolynomialFamily.ShiftedChebyshevW), x), n);
}
