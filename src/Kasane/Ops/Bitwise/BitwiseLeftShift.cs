using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>a shifted left by b bits; 0 if all are shifted out.</summary>
    /// <param name="a">Any shape; an integer dtype.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor BitwiseLeftShift(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<BitwiseLeftShiftOp>(default), a, b);

    /// <summary>a shifted left by b bits; 0 if all are shifted out.</summary>
    public static Tensor BitwiseLeftShift(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<BitwiseLeftShiftOp>(default, b), a);

    /// <summary>a shifted left by b bits; 0 if all are shifted out.</summary>
    public static Tensor BitwiseLeftShift(Scalar a, Tensor b) => Primitive.Call(new LeftScalarPrimitive<BitwiseLeftShiftOp>(default, a), b);

    /// <summary><see cref="BitwiseLeftShift(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor BitwiseLeftShiftInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<BitwiseLeftShiftOp>(default), a, b);

    /// <summary><see cref="BitwiseLeftShift(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor BitwiseLeftShiftInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<BitwiseLeftShiftOp>(default, b), a);

    extension(Tensor)
    {
        /// <summary>a shifted left by b bits; 0 if all are shifted out.</summary>
        public static Tensor operator <<(Tensor a, Tensor b) => a.BitwiseLeftShift(b);

        /// <summary>a shifted left by b bits; 0 if all are shifted out.</summary>
        public static Tensor operator <<(Tensor a, Scalar b) => a.BitwiseLeftShift(b);
    }
}

/// <summary>a shifted left by b bits; 0 if all are shifted out.</summary>
internal readonly struct BitwiseLeftShiftOp : IBinaryOp
{
    public static string Name => "BitwiseLeftShift";

    public static PointwiseRule Rule => PointwiseRule.Integer;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    public static int Cost => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.ShiftLeft(a, b);

    public double Reference(double a, double b) => LeftShift.Of((long)a, (long)b);
}
