using System.Numerics;

namespace Kasane.Internal;

/// <content>Elementary functions, and those without a complex form.</content>
internal readonly partial struct ComplexAlgebra
{
    public static Complex Pow(Complex x, Complex y) => x == 0 ? (y == 0 ? 1 : 0) : Complex.Pow(x, y);

    public static Complex Map<TOp>(in TOp op, Complex x)
        where TOp : unmanaged, IUnaryOp => throw NoComplex();

    public static Complex Map<TOp>(in TOp op, Complex a, Complex b)
        where TOp : unmanaged, IBinaryOp => throw NoComplex();

    public static Complex MapIntegers<TFunction>(Complex a, Complex b)
        where TFunction : struct, IIntegerFunction => throw NoComplex();

    public static Complex Neg(Complex x) => -x;

    public static Complex Sqrt(Complex x) => Complex.Sqrt(x);

    public static Complex Exp(Complex x) => Complex.Exp(x);

    public static Complex Expm1(Complex x) => Complex.Exp(x) - 1;

    public static Complex Log(Complex x) => Complex.Log(x);

    public static Complex Log1p(Complex x) => Complex.Log(1 + x);

    public static Complex Sin(Complex x) => Complex.Sin(x);

    public static Complex Cos(Complex x) => Complex.Cos(x);

    public static Complex Tanh(Complex x) => Complex.Tanh(x);

    public static Complex Sigmoid(Complex x) => 1 / (1 + Complex.Exp(-x));

    public static Complex Exp2(Complex x) => Complex.Pow(2, x);

    public static Complex Log2(Complex x) => Complex.Log(x) / Math.Log(2);

    public static Complex Log10(Complex x) => Complex.Log(x) / Math.Log(10);

    public static Complex Rsqrt(Complex x) => 1 / Complex.Sqrt(x);

    public static Complex Sinh(Complex x) => Complex.Sinh(x);

    public static Complex Cosh(Complex x) => Complex.Cosh(x);

    public static Complex Tan(Complex x) => Complex.Tan(x);

    public static Complex Asin(Complex x) => Complex.Asin(x);

    public static Complex Acos(Complex x) => Complex.Acos(x);

    public static Complex Atan(Complex x) => Complex.Atan(x);

    public static Complex Asinh(Complex x) => Complex.Log(x + Complex.Sqrt((x * x) + 1));

    public static Complex Acosh(Complex x) => Complex.Log(x + (Complex.Sqrt(x + 1) * Complex.Sqrt(x - 1)));

    public static Complex Atanh(Complex x) => 0.5 * (Complex.Log(1 + x) - Complex.Log(1 - x));

    public static Complex Abs(Complex x) => Complex.Abs(x);

    public static Complex Floor(Complex x) => throw NoComplex();

    public static Complex Ceil(Complex x) => throw NoComplex();

    public static Complex Trunc(Complex x) => throw NoComplex();

    public static Complex Round(Complex x) => throw NoComplex();

    public static Complex Erf(Complex x) => throw NoComplex();

    public static Complex Erfc(Complex x) => throw NoComplex();

    public static Complex BitNot(Complex x) => throw NoComplex();

    public static Complex Max(Complex a, Complex b) => throw NoComplex();

    public static Complex Min(Complex a, Complex b) => throw NoComplex();

    public static Complex Less(Complex a, Complex b) => throw NoComplex();

    public static Complex LessEqual(Complex a, Complex b) => throw NoComplex();

    public static Complex CopySign(Complex a, Complex b) => throw NoComplex();

    public static Complex Atan2(Complex a, Complex b) => throw NoComplex();

    public static Complex BitAnd(Complex a, Complex b) => throw NoComplex();

    public static Complex BitOr(Complex a, Complex b) => throw NoComplex();

    public static Complex BitXor(Complex a, Complex b) => throw NoComplex();

    public static Complex ShiftLeft(Complex a, Complex b) => throw NoComplex();

    public static Complex ShiftRight(Complex a, Complex b) => throw NoComplex();
}
