using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>a shifted right by b bits, keeping the sign.</summary>
    /// <param name="a">Any shape; an integer dtype.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor BitwiseRightShift(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<BitwiseRightShiftOp>(default), a, b);

    /// <summary>a shifted right by b bits, keeping the sign.</summary>
    public static Tensor BitwiseRightShift(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<BitwiseRightShiftOp>(default, b), a);

    /// <summary>a shifted right by b bits, keeping the sign.</summary>
    public static Tensor BitwiseRightShift(Scalar a, Tensor b) => Primitive.Call(new LeftScalarPrimitive<BitwiseRightShiftOp>(default, a), b);

    /// <summary><see cref="BitwiseRightShift(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor BitwiseRightShiftInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<BitwiseRightShiftOp>(default), a, b);

    /// <summary><see cref="BitwiseRightShift(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor BitwiseRightShiftInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<BitwiseRightShiftOp>(default, b), a);

    extension(Tensor)
    {
        /// <summary>a shifted right by b bits, keeping the sign.</summary>
        public static Tensor operator >>(Tensor a, Tensor b) => a.BitwiseRightShift(b);

        /// <summary>a shifted right by b bits, keeping the sign.</summary>
        public static Tensor operator >>(Tensor a, Scalar b) => a.BitwiseRightShift(b);
    }
}

/// <summary>a shifted right by b bits, keeping the sign.</summary>
internal readonly struct BitwiseRightShiftOp : IBinaryOp
{
    public static string Name => "BitwiseRightShift";

    public static PointwiseRule Rule => PointwiseRule.Integer;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    public static int Cost => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.ShiftRight(a, b);

    public double Reference(double a, double b) => RightShift.Of((long)a, (long)b);
}
