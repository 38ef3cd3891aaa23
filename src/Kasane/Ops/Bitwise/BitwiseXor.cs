using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The bits in which a and b differ; of Bool: exactly one true.</summary>
    /// <param name="a">Any shape; an integer dtype or Bool.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor BitwiseXor(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<BitwiseXorOp>(default), a, b);

    /// <summary>The bits in which a and b differ; of Bool: exactly one true.</summary>
    public static Tensor BitwiseXor(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<BitwiseXorOp>(default, b), a);

    /// <summary>The bits in which a and b differ; of Bool: exactly one true.</summary>
    public static Tensor BitwiseXor(Scalar a, Tensor b) => Primitive.Call(new LeftScalarPrimitive<BitwiseXorOp>(default, a), b);

    /// <summary><see cref="BitwiseXor(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor BitwiseXorInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<BitwiseXorOp>(default), a, b);

    /// <summary><see cref="BitwiseXor(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor BitwiseXorInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<BitwiseXorOp>(default, b), a);

    extension(Tensor)
    {
        /// <summary>The bits in which a and b differ; of Bool: exactly one true.</summary>
        public static Tensor operator ^(Tensor a, Tensor b) => a.BitwiseXor(b);

        /// <summary>The bits in which a and b differ; of Bool: exactly one true.</summary>
        public static Tensor operator ^(Tensor a, Scalar b) => a.BitwiseXor(b);

        /// <summary>The bits in which a and b differ; of Bool: exactly one true.</summary>
        public static Tensor operator ^(Scalar a, Tensor b) => BitwiseXor(a, b);
    }
}

/// <summary>The bits in which a and b differ; of Bool: exactly one true.</summary>
internal readonly struct BitwiseXorOp : IBinaryOp
{
    public static string Name => "BitwiseXor";

    public static PointwiseRule Rule => PointwiseRule.IntegerOrBool;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.BitXor(a, b);

    public double Reference(double a, double b) => (long)a ^ (long)b;
}
