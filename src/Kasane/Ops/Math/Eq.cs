using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether a equals b.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and dtype Bool.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Eq(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<EqOp>(default), a, b);

    /// <summary>Whether a equals b.</summary>
    public static Tensor Eq(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<EqOp>(default, b), a);

    /// <summary><see cref="Eq(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor EqInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<EqOp>(default), a, b);

    /// <summary><see cref="Eq(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor EqInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<EqOp>(default, b), a);
}

/// <summary>Whether a equals b.</summary>
internal readonly struct EqOp : IBinaryOp
{
    public static string Name => "Eq";

    public static PointwiseRule Rule => PointwiseRule.Predicate;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Equal(a, b);

    public double Reference(double a, double b) => a == b ? 1 : 0;
}
