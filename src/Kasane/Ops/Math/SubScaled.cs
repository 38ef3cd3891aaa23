using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>a - alpha * b.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <param name="alpha">The factor of <paramref name="b"/>; an integer where both tensors are of integers.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="KasaneException">A fractional factor for integers.</exception>
    public static Tensor Sub(this Tensor a, Tensor b, Scalar alpha) =>
        Primitive.Call(new BinaryPrimitive<SubScaledOp>(SubScaledOp.Checked(a, b, alpha)), a, b);

    /// <summary>a - alpha * b.</summary>
    public static Tensor Sub(this Tensor a, Scalar b, Scalar alpha) =>
        Primitive.Call(new RightScalarPrimitive<SubScaledOp>(SubScaledOp.Checked(a, b, alpha), b), a);

    /// <summary><see cref="Sub(Tensor, Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor SubInPlace(this Tensor a, Tensor b, Scalar alpha) =>
        InPlace.Call(new BinaryPrimitive<SubScaledOp>(SubScaledOp.Checked(a, b, alpha)), a, b);

    /// <summary><see cref="Sub(Tensor, Scalar, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor SubInPlace(this Tensor a, Scalar b, Scalar alpha) =>
        InPlace.Call(new RightScalarPrimitive<SubScaledOp>(SubScaledOp.Checked(a, b, alpha), b), a);
}

/// <summary>a - Alpha * b.</summary>
internal readonly record struct SubScaledOp(Scalar Alpha) : IBinaryOp
{
    public static string Name => "Sub";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.PassOn;

    public static Needs NeedsForRight => Needs.Nothing;

    public static SubScaledOp Checked(Tensor a, Tensor b, Scalar alpha)
    {
        Rules.RefuseBool(a, b, Name);
        Rules.RequireFactor(TypePromotion.Promote(a.DType, a.Rank, b.DType, b.Rank), alpha, Name);
        return new(alpha);
    }

    public static SubScaledOp Checked(Tensor a, Scalar b, Scalar alpha)
    {
        Rules.RefuseBool(a, b, Name);
        Rules.RequireFactor(TypePromotion.Promote(a.DType, b.Kind), alpha, Name);
        return new(alpha);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.MulAdd(b, A.Neg(A.Number(Alpha)), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Neg(A.Number(Alpha)));

    public double Reference(double a, double b) => a - (Alpha.ToDouble() * b);
}
