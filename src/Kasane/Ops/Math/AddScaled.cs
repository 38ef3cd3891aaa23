using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>a + alpha * b.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <param name="alpha">The factor of <paramref name="b"/>; an integer where both tensors are of integers.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="KasaneException">A fractional factor for integers.</exception>
    public static Tensor Add(this Tensor a, Tensor b, Scalar alpha) =>
        Primitive.Call(new BinaryPrimitive<AddScaledOp>(AddScaledOp.Checked(a, b, alpha)), a, b);

    /// <summary>a + alpha * b.</summary>
    public static Tensor Add(this Tensor a, Scalar b, Scalar alpha) =>
        Primitive.Call(new RightScalarPrimitive<AddScaledOp>(AddScaledOp.Checked(a, b, alpha), b), a);

    /// <summary><see cref="Add(Tensor, Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor AddInPlace(this Tensor a, Tensor b, Scalar alpha) =>
        InPlace.Call(new BinaryPrimitive<AddScaledOp>(AddScaledOp.Checked(a, b, alpha)), a, b);

    /// <summary><see cref="Add(Tensor, Scalar, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor AddInPlace(this Tensor a, Scalar b, Scalar alpha) =>
        InPlace.Call(new RightScalarPrimitive<AddScaledOp>(AddScaledOp.Checked(a, b, alpha), b), a);
}

/// <summary>a + Alpha * b.</summary>
internal readonly record struct AddScaledOp(Scalar Alpha) : IBinaryOp
{
    public static string Name => "Add";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.PassOn;

    public static Needs NeedsForRight => Needs.Nothing;

    public static AddScaledOp Checked(Tensor a, Tensor b, Scalar alpha)
    {
        Rules.RequireFactor(TypePromotion.Promote(a.DType, a.Rank, b.DType, b.Rank), alpha, Name);
        return new(alpha);
    }

    public static AddScaledOp Checked(Tensor a, Scalar b, Scalar alpha)
    {
        Rules.RequireFactor(TypePromotion.Promote(a.DType, b.Kind), alpha, Name);
        return new(alpha);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.MulAdd(b, A.Number(Alpha), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Number(Alpha));

    public double Reference(double a, double b) => a + (Alpha.ToDouble() * b);
}
