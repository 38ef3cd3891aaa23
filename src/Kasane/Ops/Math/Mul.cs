using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>a * b.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Mul(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<MulOp>(default), a, b);

    /// <summary>a * b.</summary>
    public static Tensor Mul(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<MulOp>(default, b), a);

    /// <summary>a * b.</summary>
    public static Tensor Mul(Scalar a, Tensor b) => Primitive.Call(new LeftScalarPrimitive<MulOp>(default, a), b);

    /// <summary><see cref="Mul(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor MulInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<MulOp>(default), a, b);

    /// <summary><see cref="Mul(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor MulInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<MulOp>(default, b), a);

    extension(Tensor)
    {
        /// <summary>a * b.</summary>
        public static Tensor operator *(Tensor a, Tensor b) => a.Mul(b);

        /// <summary>a * b.</summary>
        public static Tensor operator *(Tensor a, Scalar b) => a.Mul(b);

        /// <summary>a * b.</summary>
        public static Tensor operator *(Scalar a, Tensor b) => Mul(a, b);
    }
}

/// <summary>a * b.</summary>
internal readonly struct MulOp : IBinaryOp
{
    public static string Name => "Mul";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.Right;

    public static Needs NeedsForRight => Needs.Left;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Mul(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, a);

    public double Reference(double a, double b) => a * b;
}
