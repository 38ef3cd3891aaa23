using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>a / b, true division: integers give a floating-point result.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Div(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<DivOp>(default), a, b);

    /// <summary>a / b, true division: integers give a floating-point result.</summary>
    public static Tensor Div(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<DivOp>(default, b), a);

    /// <summary>a / b, true division: integers give a floating-point result.</summary>
    public static Tensor Div(Scalar a, Tensor b) => Primitive.Call(new LeftScalarPrimitive<DivOp>(default, a), b);

    /// <summary><see cref="Div(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor DivInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<DivOp>(default), a, b);

    /// <summary><see cref="Div(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor DivInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<DivOp>(default, b), a);

    extension(Tensor)
    {
        /// <summary>a / b, true division: integers give a floating-point result.</summary>
        public static Tensor operator /(Tensor a, Tensor b) => a.Div(b);

        /// <summary>a / b, true division: integers give a floating-point result.</summary>
        public static Tensor operator /(Tensor a, Scalar b) => a.Div(b);

        /// <summary>a / b, true division: integers give a floating-point result.</summary>
        public static Tensor operator /(Scalar a, Tensor b) => Div(a, b);
    }
}

/// <summary>a / b, true division: integers give a floating-point result.</summary>
internal readonly struct DivOp : IBinaryOp
{
    public static string Name => "Div";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs NeedsForLeft => Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Div(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Div(gradient, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Neg(A.Mul(gradient, A.Div(A.Div(a, b), b)));

    public double Reference(double a, double b) => a / b;
}
