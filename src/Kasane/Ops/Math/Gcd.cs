using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The greatest common divisor of a and b.</summary>
    /// <param name="a">Any shape; an integer dtype.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Gcd(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<GcdOp>(default), a, b);

    /// <summary><see cref="Gcd(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor GcdInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<GcdOp>(default), a, b);
}

/// <summary>The greatest common divisor of a and b.</summary>
internal readonly struct GcdOp : IBinaryOp
{
    public static string Name => "Gcd";

    public static PointwiseRule Rule => PointwiseRule.Integer;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.MapIntegers<GreatestCommonDivisor>(a, b);

    public double Reference(double a, double b) => GreatestCommonDivisor.Of((long)a, (long)b);
}
