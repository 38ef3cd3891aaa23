using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The bits set in both a and b; of Bool: both true.</summary>
    /// <param name="a">Any shape; an integer dtype or Bool.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor BitwiseAnd(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<BitwiseAndOp>(default), a, b);

    /// <summary>The bits set in both a and b; of Bool: both true.</summary>
    public static Tensor BitwiseAnd(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<BitwiseAndOp>(default, b), a);

    /// <summary>The bits set in both a and b; of Bool: both true.</summary>
    public static Tensor BitwiseAnd(Scalar a, Tensor b) => Primitive.Call(new LeftScalarPrimitive<BitwiseAndOp>(default, a), b);

    /// <summary><see cref="BitwiseAnd(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor BitwiseAndInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<BitwiseAndOp>(default), a, b);

    /// <summary><see cref="BitwiseAnd(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor BitwiseAndInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<BitwiseAndOp>(default, b), a);

    extension(Tensor)
    {
        /// <summary>The bits set in both a and b; of Bool: both true.</summary>
        public static Tensor operator &(Tensor a, Tensor b) => a.BitwiseAnd(b);

        /// <summary>The bits set in both a and b; of Bool: both true.</summary>
        public static Tensor operator &(Tensor a, Scalar b) => a.BitwiseAnd(b);

        /// <summary>The bits set in both a and b; of Bool: both true.</summary>
        public static Tensor operator &(Scalar a, Tensor b) => BitwiseAnd(a, b);
    }
}

/// <summary>The bits set in both a and b; of Bool: both true.</summary>
internal readonly struct BitwiseAndOp : IBinaryOp
{
    public static string Name => "BitwiseAnd";

    public static PointwiseRule Rule => PointwiseRule.IntegerOrBool;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.BitAnd(a, b);

    public double Reference(double a, double b) => (long)a & (long)b;
}
