namespace Kasane.Internal;

/// <summary>Plain double arithmetic; masks are 0 and 1. Runs derivatives on the reference device and in tests.</summary>
internal readonly struct DoubleAlgebra : IAlgebra<DoubleAlgebra, double>
{
    public static double Const(double value) => value;

    public static double Add(double a, double b) => a + b;

    public static double Sub(double a, double b) => a - b;

    public static double Mul(double a, double b) => a * b;

    public static double Div(double a, double b) => a / b;

    public static double Neg(double x) => -x;

    public static double Abs(double x) => Math.Abs(x);

    public static double CopySign(double x, double sign) => Math.CopySign(x, sign);

    public static double Sqrt(double x) => Math.Sqrt(x);

    public static double Max(double a, double b) => Math.Max(a, b);

    public static double Min(double a, double b) => Math.Min(a, b);

    public static double MulAdd(double a, double b, double c) => (a * b) + c;

    public static double Floor(double x) => Math.Floor(x);

    public static double Ceil(double x) => Math.Ceiling(x);

    public static double Trunc(double x) => Math.Truncate(x);

    public static double Round(double x) => Math.Round(x, MidpointRounding.ToEven);

    public static double Less(double a, double b) => a < b ? 1 : 0;

    public static double LessEqual(double a, double b) => a <= b ? 1 : 0;

    public static double Equal(double a, double b) => a == b ? 1 : 0;

    public static double And(double mask1, double mask2) => mask1 * mask2;

    public static double Or(double mask1, double mask2) => Math.Max(mask1, mask2);

    public static double Not(double mask) => 1 - mask;

    public static double Select(double mask, double a, double b) => mask != 0 ? a : b;

    public static double Exp(double x) => Math.Exp(x);

    public static double Expm1(double x) => ScalarMath.Expm1(x);

    public static double Log(double x) => Math.Log(x);

    public static double Log1p(double x) => ScalarMath.Log1p(x);

    public static double Sin(double x) => Math.Sin(x);

    public static double Cos(double x) => Math.Cos(x);

    public static double Tanh(double x) => Math.Tanh(x);

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Erf(double x) => SpecialFunctions.Erf(x);

    public static double Pow(double x, double y) => Math.Pow(x, y);

    public static double Exp2(double x) => Math.Pow(2, x);

    public static double Log2(double x) => Math.Log2(x);

    public static double Log10(double x) => Math.Log10(x);

    public static double Rsqrt(double x) => 1 / Math.Sqrt(x);

    public static double Sinh(double x) => Math.Sinh(x);

    public static double Cosh(double x) => Math.Cosh(x);

    public static double Tan(double x) => Math.Tan(x);

    public static double Asin(double x) => Math.Asin(x);

    public static double Acos(double x) => Math.Acos(x);

    public static double Atan(double x) => Math.Atan(x);

    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    public static double Asinh(double x) => Math.Asinh(x);

    public static double Acosh(double x) => Math.Acosh(x);

    public static double Atanh(double x) => Math.Atanh(x);

    public static double Erfc(double x) => SpecialFunctions.Erfc(x);

    public static double Map<TOp>(in TOp op, double x)
        where TOp : unmanaged, IUnaryOp => op.Reference(x);

    public static double Map<TOp>(in TOp op, double a, double b)
        where TOp : unmanaged, IBinaryOp => op.Reference(a, b);

    public static double MapIntegers<TFunction>(double a, double b)
        where TFunction : struct, IIntegerFunction => throw NoReal();

    public static double BitAnd(double a, double b) => throw NoReal();

    public static double BitOr(double a, double b) => throw NoReal();

    public static double BitXor(double a, double b) => throw NoReal();

    public static double BitNot(double x) => throw NoReal();

    public static double ShiftLeft(double x, double bits) => throw NoReal();

    public static double ShiftRight(double x, double bits) => throw NoReal();

    private static NotSupportedException NoReal() => new("The dtype rules refuse floating point for this function.");
}
