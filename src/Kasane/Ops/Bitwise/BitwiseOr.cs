using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The bits set in a or b; of Bool: at least one true.</summary>
    /// <param name="a">Any shape; an integer dtype or Bool.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor BitwiseOr(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<BitwiseOrOp>(default), a, b);

    /// <summary>The bits set in a or b; of Bool: at least one true.</summary>
    public static Tensor BitwiseOr(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<BitwiseOrOp>(default, b), a);

    /// <summary>The bits set in a or b; of Bool: at least one true.</summary>
    public static Tensor BitwiseOr(Scalar a, Tensor b) => Primitive.Call(new LeftScalarPrimitive<BitwiseOrOp>(default, a), b);

    /// <summary><see cref="BitwiseOr(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor BitwiseOrInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<BitwiseOrOp>(default), a, b);

    /// <summary><see cref="BitwiseOr(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor BitwiseOrInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<BitwiseOrOp>(default, b), a);

    extension(Tensor)
    {
        /// <summary>The bits set in a or b; of Bool: at least one true.</summary>
        public static Tensor operator |(Tensor a, Tensor b) => a.BitwiseOr(b);

        /// <summary>The bits set in a or b; of Bool: at least one true.</summary>
        public static Tensor operator |(Tensor a, Scalar b) => a.BitwiseOr(b);

        /// <summary>The bits set in a or b; of Bool: at least one true.</summary>
        public static Tensor operator |(Scalar a, Tensor b) => BitwiseOr(a, b);
    }
}

/// <summary>The bits set in a or b; of Bool: at least one true.</summary>
internal readonly struct BitwiseOrOp : IBinaryOp
{
    public static string Name => "BitwiseOr";

    public static PointwiseRule Rule => PointwiseRule.IntegerOrBool;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.BitOr(a, b);

    public double Reference(double a, double b) => (long)a | (long)b;
}
