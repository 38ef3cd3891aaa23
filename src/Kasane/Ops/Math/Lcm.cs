using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The least common multiple of a and b.</summary>
    /// <param name="a">Any shape; an integer dtype.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Lcm(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<LcmOp>(default), a, b);

    /// <summary><see cref="Lcm(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor LcmInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<LcmOp>(default), a, b);
}

/// <summary>The least common multiple of a and b.</summary>
internal readonly struct LcmOp : IBinaryOp
{
    public static string Name => "Lcm";

    public static PointwiseRule Rule => PointwiseRule.Integer;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    public static int Cost => 50;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.MapIntegers<LeastCommonMultiple>(a, b);

    public double Reference(double a, double b) => LeastCommonMultiple.Of((long)a, (long)b);
}
