namespace Kasane.Internal;

/// <summary>Plain 64-bit integer arithmetic, wrapping on overflow; masks are 0 and 1. The truth for integer kernels.</summary>
internal readonly struct LongAlgebra : IAlgebra<LongAlgebra, long>
{
    public static long Const(double value) => (long)value;

    public static long Add(long a, long b) => unchecked(a + b);

    public static long Sub(long a, long b) => unchecked(a - b);

    public static long Mul(long a, long b) => unchecked(a * b);

    public static long Div(long a, long b) => b == -1 ? unchecked(-a) : a / b;

    public static long Neg(long x) => unchecked(-x);

    public static long Abs(long x) => x < 0 ? unchecked(-x) : x;

    public static long CopySign(long x, long sign) => (x < 0) == (sign < 0) ? x : unchecked(-x);

    public static long Max(long a, long b) => Math.Max(a, b);

    public static long Min(long a, long b) => Math.Min(a, b);

    public static long MulAdd(long a, long b, long c) => unchecked((a * b) + c);

    public static long Floor(long x) => x;

    public static long Ceil(long x) => x;

    public static long Trunc(long x) => x;

    public static long Round(long x) => x;

    public static long Less(long a, long b) => a < b ? 1 : 0;

    public static long LessEqual(long a, long b) => a <= b ? 1 : 0;

    public static long Equal(long a, long b) => a == b ? 1 : 0;

    public static long And(long mask1, long mask2) => mask1 & mask2;

    public static long Or(long mask1, long mask2) => mask1 | mask2;

    public static long Not(long mask) => 1 - mask;

    public static long Select(long mask, long a, long b) => mask != 0 ? a : b;

    public static long Sqrt(long x) => throw NoInteger();

    public static long Exp(long x) => throw NoInteger();

    public static long Expm1(long x) => throw NoInteger();

    public static long Log(long x) => throw NoInteger();

    public static long Log1p(long x) => throw NoInteger();

    public static long Sin(long x) => throw NoInteger();

    public static long Cos(long x) => throw NoInteger();

    public static long Tanh(long x) => throw NoInteger();

    public static long Sigmoid(long x) => throw NoInteger();

    public static long Erf(long x) => throw NoInteger();

    public static long Number(Scalar value) => value.ToInt64();

    public static long Exp2(long x) => throw NoInteger();

    public static long Log2(long x) => throw NoInteger();

    public static long Log10(long x) => throw NoInteger();

    public static long Rsqrt(long x) => throw NoInteger();

    public static long Sinh(long x) => throw NoInteger();

    public static long Cosh(long x) => throw NoInteger();

    public static long Tan(long x) => throw NoInteger();

    public static long Asin(long x) => throw NoInteger();

    public static long Acos(long x) => throw NoInteger();

    public static long Atan(long x) => throw NoInteger();

    public static long Atan2(long y, long x) => throw NoInteger();

    public static long Asinh(long x) => throw NoInteger();

    public static long Acosh(long x) => throw NoInteger();

    public static long Atanh(long x) => throw NoInteger();

    public static long Erfc(long x) => throw NoInteger();

    public static bool IsInteger => true;

    public static long Map<TOp>(in TOp op, long x)
        where TOp : unmanaged, IUnaryOp => (long)op.Reference(x);

    public static long Map<TOp>(in TOp op, long a, long b)
        where TOp : unmanaged, IBinaryOp => (long)op.Reference(a, b);

    public static long MapIntegers<TFunction>(long a, long b)
        where TFunction : struct, IIntegerFunction => TFunction.Of(a, b);

    public static long BitAnd(long a, long b) => a & b;

    public static long BitOr(long a, long b) => a | b;

    public static long BitXor(long a, long b) => a ^ b;

    public static long BitNot(long x) => ~x;

    public static long ShiftLeft(long x, long bits) => LeftShift.Of(x, bits);

    public static long ShiftRight(long x, long bits) => RightShift.Of(x, bits);

    public static long Pow(long x, long y)
    {
        if (y < 0) return x switch { 1 => 1, -1 => (y & 1) == 0 ? 1 : -1, _ => 0 };
        long result = 1;
        for (; y > 0; y >>= 1, x = unchecked(x * x))
            if ((y & 1) != 0) result = unchecked(result * x);
        return result;
    }

    private static NotSupportedException NoInteger() => new("The dtype rules turn integers into floating point before this function.");
}
