using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The arithmetic in which a pointwise op is written, once: <typeparamref name="V"/> is a SIMD vector in a kernel, or a tensor where
/// the derivative itself must be differentiable. Masks (results of comparisons) are of the same type <typeparamref name="V"/>.
/// </summary>
internal interface IAlgebra<TSelf, V>
    where TSelf : IAlgebra<TSelf, V>
{
    /// <summary>Whether the elements are integers: some functions have a form of their own for them.</summary>
    static virtual bool IsInteger => false;

    static abstract V Const(double value);

    /// <summary>A user's number; integers keep all their bits.</summary>
    static virtual V Number(Scalar value) => TSelf.Const(value.ToDouble());

    /// <summary>The complex conjugate; of real numbers, themselves.</summary>
    static virtual V Conj(V x) => x;

    static abstract V Add(V a, V b);

    static abstract V Sub(V a, V b);

    static abstract V Mul(V a, V b);

    static abstract V Div(V a, V b);

    static abstract V Neg(V x);

    static abstract V Abs(V x);

    /// <summary>The magnitude of <paramref name="x"/> with the sign of <paramref name="sign"/>, also that of -0 and NaN.</summary>
    static abstract V CopySign(V x, V sign);

    static abstract V Sqrt(V x);

    /// <summary>The larger one; NaN if one is NaN.</summary>
    static abstract V Max(V a, V b);

    /// <summary>The smaller one; NaN if one is NaN.</summary>
    static abstract V Min(V a, V b);

    /// <summary>a * b + c, with one rounding where the hardware has it.</summary>
    static abstract V MulAdd(V a, V b, V c);

    static abstract V Floor(V x);

    static abstract V Ceil(V x);

    static abstract V Trunc(V x);

    /// <summary>To the nearest integer, ties to even.</summary>
    static abstract V Round(V x);

    static abstract V Less(V a, V b);

    static abstract V LessEqual(V a, V b);

    static abstract V Equal(V a, V b);

    static abstract V And(V mask1, V mask2);

    static abstract V Or(V mask1, V mask2);

    static abstract V Not(V mask);

    /// <summary><paramref name="a"/> where the mask is set, <paramref name="b"/> elsewhere.</summary>
    static abstract V Select(V mask, V a, V b);

    static abstract V Exp(V x);

    static abstract V Expm1(V x);

    static abstract V Log(V x);

    static abstract V Log1p(V x);

    static abstract V Sin(V x);

    static abstract V Cos(V x);

    static abstract V Tanh(V x);

    static abstract V Sigmoid(V x);

    static abstract V Erf(V x);

    static abstract V Pow(V x, V y);

    static abstract V Exp2(V x);

    static abstract V Log2(V x);

    static abstract V Log10(V x);

    static abstract V Rsqrt(V x);

    static abstract V Sinh(V x);

    static abstract V Cosh(V x);

    static abstract V Tan(V x);

    static abstract V Asin(V x);

    static abstract V Acos(V x);

    static abstract V Atan(V x);

    /// <summary>The angle of the point (<paramref name="x"/>, <paramref name="y"/>), -pi .. pi.</summary>
    static abstract V Atan2(V y, V x);

    static abstract V Asinh(V x);

    static abstract V Acosh(V x);

    static abstract V Atanh(V x);

    static abstract V Erfc(V x);

    /// <summary>A function without a vector form, element by element through its <c>Reference</c>.</summary>
    static abstract V Map<TOp>(in TOp op, V x)
        where TOp : unmanaged, IUnaryOp;

    /// <summary>A function of two arguments without a vector form.</summary>
    static abstract V Map<TOp>(in TOp op, V a, V b)
        where TOp : unmanaged, IBinaryOp;

    /// <summary><see cref="Map{TOp}(in TOp, V)"/>, but float lanes go through the op's form <typeparamref name="F"/> in double.</summary>
    static virtual V MapWide<TOp, F>(in TOp op, V x)
        where TOp : unmanaged, IUnaryOp
        where F : struct, IDoubleFunction => TSelf.Map(op, x);

    /// <summary><see cref="Map{TOp}(in TOp, V, V)"/>, but float lanes go through the op's form <typeparamref name="F"/> in double.</summary>
    static virtual V MapWide<TOp, F>(in TOp op, V a, V b)
        where TOp : unmanaged, IBinaryOp
        where F : struct, IDoubleFunction2 => TSelf.Map(op, a, b);

    /// <summary>A function of two integers; for integer elements only.</summary>
    static abstract V MapIntegers<TFunction>(V a, V b)
        where TFunction : struct, IIntegerFunction;

    /// <summary>The bits set in both; for integer elements only, as the five that follow.</summary>
    static abstract V BitAnd(V a, V b);

    static abstract V BitOr(V a, V b);

    static abstract V BitXor(V a, V b);

    static abstract V BitNot(V x);

    /// <summary>0 if all bits are shifted out.</summary>
    static abstract V ShiftLeft(V x, V bits);

    /// <summary>Keeps the sign: 0 or -1 if all bits are shifted out.</summary>
    static abstract V ShiftRight(V x, V bits);

    static virtual V Greater(V a, V b) => TSelf.Less(b, a);

    static virtual V GreaterEqual(V a, V b) => TSelf.LessEqual(b, a);

    static virtual V NotEqual(V a, V b) => TSelf.Not(TSelf.Equal(a, b));

    static virtual V IsNaN(V x) => TSelf.NotEqual(x, x);

    static virtual V Square(V x) => TSelf.Mul(x, x);

    static virtual V Reciprocal(V x) => TSelf.Div(TSelf.Const(1), x);

    /// <summary>-1, 0 or 1; 0 for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V Sign(V x) => TSelf.Select(
        TSelf.Less(TSelf.Const(0), x), TSelf.Const(1), TSelf.Select(TSelf.Less(x, TSelf.Const(0)), TSelf.Const(-1), TSelf.Const(0)));
}
