using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>a, but at most b.</summary>
    /// <param name="a">Any shape; any dtype.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor ClampMax(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<ClampMaxOp>(default), a, b);

    /// <summary>a, but at most b.</summary>
    public static Tensor ClampMax(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<ClampMaxOp>(default, b), a);

    /// <summary><see cref="ClampMax(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor ClampMaxInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<ClampMaxOp>(default), a, b);

    /// <summary><see cref="ClampMax(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor ClampMaxInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<ClampMaxOp>(default, b), a);
}

/// <summary>a, but at most b.</summary>
internal readonly struct ClampMaxOp : IBinaryOp
{
    public static string Name => "ClampMax";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.LessEqual(a, b), gradient, A.Const(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.Less(b, a), gradient, A.Const(0));

    public double Reference(double a, double b) => Math.Min(a, b);
}
