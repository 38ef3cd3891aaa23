using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether a is at least b.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and dtype Bool.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Ge(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<GeOp>(default), a, b);

    /// <summary>Whether a is at least b.</summary>
    public static Tensor Ge(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<GeOp>(default, b), a);

    /// <summary><see cref="Ge(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor GeInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<GeOp>(default), a, b);

    /// <summary><see cref="Ge(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor GeInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<GeOp>(default, b), a);
}

/// <summary>Whether a is at least b.</summary>
internal readonly struct GeOp : IBinaryOp
{
    public static string Name => "Ge";

    public static PointwiseRule Rule => PointwiseRule.Predicate;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.LessEqual(b, a);

    public double Reference(double a, double b) => a >= b ? 1 : 0;
}
