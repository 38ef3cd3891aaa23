using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>a / b, rounded as <paramref name="roundingMode"/> says; null divides truly.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <param name="roundingMode">Down, towards 0, or not at all. Rounded quotients of integers stay integers.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="KasaneException">An integer is divided by 0.</exception>
    public static Tensor Div(this Tensor a, Tensor b, RoundingMode? roundingMode)
    {
        if (roundingMode is null) return a.Div(b);
        Rules.RefuseZeroDivisor(a.DType, a.Rank, b, "Div");
        return roundingMode == RoundingMode.Floor
            ? Primitive.Call(new BinaryPrimitive<DivFloorOp>(default), a, b)
            : Primitive.Call(new BinaryPrimitive<DivTruncOp>(default), a, b);
    }

    /// <summary>a / b, rounded as <paramref name="roundingMode"/> says; null divides truly.</summary>
    public static Tensor Div(this Tensor a, Scalar b, RoundingMode? roundingMode)
    {
        if (roundingMode is null) return a.Div(b);
        Rules.RefuseZeroDivisor(a.DType, b, "Div");
        return roundingMode == RoundingMode.Floor
            ? Primitive.Call(new RightScalarPrimitive<DivFloorOp>(default, b), a)
            : Primitive.Call(new RightScalarPrimitive<DivTruncOp>(default, b), a);
    }

    /// <summary><see cref="Div(Tensor, Tensor, RoundingMode?)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor DivInPlace(this Tensor a, Tensor b, RoundingMode? roundingMode)
    {
        if (roundingMode is null) return a.DivInPlace(b);
        Rules.RefuseZeroDivisor(a.DType, a.Rank, b, "Div");
        return roundingMode == RoundingMode.Floor
            ? InPlace.Call(new BinaryPrimitive<DivFloorOp>(default), a, b)
            : InPlace.Call(new BinaryPrimitive<DivTruncOp>(default), a, b);
    }

    /// <summary><see cref="Div(Tensor, Scalar, RoundingMode?)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor DivInPlace(this Tensor a, Scalar b, RoundingMode? roundingMode)
    {
        if (roundingMode is null) return a.DivInPlace(b);
        Rules.RefuseZeroDivisor(a.DType, b, "Div");
        return roundingMode == RoundingMode.Floor
            ? InPlace.Call(new RightScalarPrimitive<DivFloorOp>(default, b), a)
            : InPlace.Call(new RightScalarPrimitive<DivTruncOp>(default, b), a);
    }

    /// <summary>a / b rounded down, as Python's <c>//</c>.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <exception cref="KasaneException">An integer is divided by 0.</exception>
    public static Tensor FloorDivide(this Tensor a, Tensor b) => a.Div(b, RoundingMode.Floor);

    /// <summary>a / b rounded down, as Python's <c>//</c>.</summary>
    public static Tensor FloorDivide(this Tensor a, Scalar b) => a.Div(b, RoundingMode.Floor);

    /// <summary><see cref="FloorDivide(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor FloorDivideInPlace(this Tensor a, Tensor b) => a.DivInPlace(b, RoundingMode.Floor);

    /// <summary><see cref="FloorDivide(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor FloorDivideInPlace(this Tensor a, Scalar b) => a.DivInPlace(b, RoundingMode.Floor);
}

/// <summary>a / b rounded down.</summary>
internal readonly struct DivFloorOp : IBinaryOp
{
    public static string Name => "DivFloor";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs NeedsForLeft => Needs.Zero;

    public static Needs NeedsForRight => Needs.Zero;

    public static int Cost => 15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> =>
            A.IsInteger ? A.MapIntegers<FloorQuotient>(a, b) : A.MapWide<DivFloorOp, WideRemainder.Quotient>(this, a, b);

    public double Reference(double a, double b)
    {
        if (b == 0) return a / b;
        // The exact remainder first: a / b alone could round up to the next whole number.
        var rest = a % b;
        var quotient = (a - rest) / b;
        if (rest != 0 && (b < 0) != (rest < 0)) quotient--;
        if (quotient == 0) return Math.CopySign(0, a / b);
        var floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }
}

/// <summary>a / b rounded towards 0.</summary>
internal readonly struct DivTruncOp : IBinaryOp
{
    public static string Name => "DivTrunc";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs NeedsForLeft => Needs.Zero;

    public static Needs NeedsForRight => Needs.Zero;

    public static int Cost => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.IsInteger ? A.MapIntegers<TruncatedQuotient>(a, b) : A.Trunc(A.Div(a, b));

    public double Reference(double a, double b) => Math.Truncate(a / b);
}
