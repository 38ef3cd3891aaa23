using System.Numerics;

namespace Kasane.Internal;

/// <summary>
/// Complex numbers one at a time, in double precision. Masks are 0 and 1. Functions that ask for an order, for single bits or for the sign
/// have no complex form.
/// </summary>
internal readonly partial struct ComplexAlgebra : IAlgebra<ComplexAlgebra, Complex>
{
    public static Complex Const(double value) => value;

    public static Complex Number(Scalar value) => value.ToComplex();

    public static Complex Conj(Complex x) => Complex.Conjugate(x);

    public static Complex MulAdd(Complex a, Complex b, Complex c) => (a * b) + c;

    public static Complex Select(Complex mask, Complex a, Complex b) => mask != 0 ? a : b;

    public static Complex IsNaN(Complex x) => double.IsNaN(x.Real) || double.IsNaN(x.Imaginary) ? 1 : 0;

    /// <summary>x / |x|, 0 at 0.</summary>
    public static Complex Sign(Complex x) => x == 0 ? 0 : x / Complex.Abs(x);

    public static Complex Add(Complex a, Complex b) => a + b;

    public static Complex Sub(Complex a, Complex b) => a - b;

    public static Complex Mul(Complex a, Complex b) => a * b;

    public static Complex Div(Complex a, Complex b) => a / b;

    public static Complex Equal(Complex a, Complex b) => a == b ? 1 : 0;

    public static Complex And(Complex mask1, Complex mask2) => mask1 * mask2;

    public static Complex Or(Complex mask1, Complex mask2) => mask1 != 0 || mask2 != 0 ? 1 : 0;

    public static Complex Not(Complex mask) => 1 - mask;

    public static DTypeException NoComplex() =>
        new("This operation is not defined for complex numbers. Take a real part first: x.Real(), x.Imag() or x.Abs().");
}
