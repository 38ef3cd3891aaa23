using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The larger of a and b; NaN if one is NaN. Where they are equal the gradient is halved.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Maximum(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<MaximumOp>(default), a, b);

    /// <summary>The larger of a and b; NaN if one is NaN. Where they are equal the gradient is halved.</summary>
    public static Tensor Maximum(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<MaximumOp>(default, b), a);
}

/// <summary>The larger of a and b; NaN if one is NaN. Where they are equal the gradient is halved.</summary>
internal readonly struct MaximumOp : IBinaryOp
{
    public static string Name => "Maximum";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.Less(a, b), A.Const(0), A.Select(A.Equal(a, b), A.Mul(gradient, A.Const(0.5)), gradient));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.Less(b, a), A.Const(0), A.Select(A.Equal(a, b), A.Mul(gradient, A.Const(0.5)), gradient));

    public double Reference(double a, double b) => Math.Max(a, b);
}
