using System.Numerics;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The real part; a real tensor itself.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <returns>A tensor of the same shape; Float32 for complex numbers (a copy).</returns>
    public static Tensor Real(this Tensor x) => x.DType.IsComplex ? Primitive.Call(new ComplexPart(Complex.One), x) : x;

    /// <summary>The imaginary part.</summary>
    /// <param name="x">Any shape; complex.</param>
    /// <returns>A tensor of the same shape, dtype Float32 (a copy).</returns>
    /// <exception cref="DTypeException">The dtype is real.</exception>
    public static Tensor Imag(this Tensor x) => x.DType.IsComplex
        ? Primitive.Call(new ComplexPart(Complex.ImaginaryOne), x)
        : throw new DTypeException($"Imag expects a complex tensor, but this one is {x.DType}.") { Operation = "Imag" };
}

/// <summary>The real part of conj(Unit) x.</summary>
internal readonly record struct ComplexPart(Complex Unit) : IOp1
{
    public static string Name => "ComplexPart";

    public Needs Needs => Needs.Nothing;

    // The conversion to a real dtype drops the imaginary part.
    public Tensor Forward(Tensor x)
    {
        var y = Tensor.Allocate(x.Device, x.Layout.AsContiguous(), DType.Float32);
        Launch.Unary(new RightScalar<MulOp>(default, Complex.Conjugate(Unit)), DType.Complex64, x, y);
        return y;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => gradient.Mul(Unit);
}
