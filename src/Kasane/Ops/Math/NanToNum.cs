using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x with numbers in place of NaN and infinities.</summary>
    /// <param name="x">Any shape and dtype; integers stay.</param>
    /// <param name="nan">In place of NaN; default 0.</param>
    /// <param name="posInf">In place of infinity; default the largest number of the dtype.</param>
    /// <param name="negInf">In place of negative infinity; default the smallest number of the dtype.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor NanToNum(this Tensor x, double? nan = null, double? posInf = null, double? negInf = null) =>
        Primitive.Call(new UnaryPrimitive<NanToNumOp>(NanToNumOp.For(x.DType, nan, posInf, negInf)), x);

    /// <summary><see cref="NanToNum(Tensor, double?, double?, double?)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor NanToNumInPlace(this Tensor x, double? nan = null, double? posInf = null, double? negInf = null) =>
        InPlace.Call(new UnaryPrimitive<NanToNumOp>(NanToNumOp.For(x.DType, nan, posInf, negInf)), x);
}

/// <summary>Numbers in place of NaN and infinities.</summary>
internal readonly record struct NanToNumOp(double NaN, double PositiveInfinity, double NegativeInfinity) : IUnaryOp
{
    public static string Name => "NanToNum";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs Needs => Needs.Left;

    public static int Cost => 3;

    public static NanToNumOp For(DType dtype, double? nan, double? positive, double? negative)
    {
        var largest = dtype switch
        {
            DType.Float64 => double.MaxValue,
            DType.Float16 => (double)Half.MaxValue,
            DType.BFloat16 => BFloat16.FromBits(0x7F7F),
            _ => float.MaxValue,
        };
        return new(nan ?? 0, positive ?? largest, negative ?? -largest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V>
    {
        if (A.IsInteger) return x;
        var finite = A.Select(A.Equal(x, A.Const(double.PositiveInfinity)), A.Const(PositiveInfinity), x);
        finite = A.Select(A.Equal(x, A.Const(double.NegativeInfinity)), A.Const(NegativeInfinity), finite);
        return A.Select(A.IsNaN(x), A.Const(NaN), finite);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Select(A.Less(A.Abs(saved), A.Const(double.PositiveInfinity)), gradient, A.Const(0));

    public double Reference(double x) =>
        double.IsNaN(x) ? NaN : double.IsPositiveInfinity(x) ? PositiveInfinity : double.IsNegativeInfinity(x) ? NegativeInfinity : x;
}
