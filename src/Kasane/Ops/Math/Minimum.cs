using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The smaller of a and b; NaN if one is NaN. Where they are equal the gradient is halved.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Minimum(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<MinimumOp>(default), a, b);

    /// <summary>The smaller of a and b; NaN if one is NaN. Where they are equal the gradient is halved.</summary>
    public static Tensor Minimum(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<MinimumOp>(default, b), a);
}

/// <summary>The smaller of a and b; NaN if one is NaN. Where they are equal the gradient is halved.</summary>
internal readonly struct MinimumOp : IBinaryOp
{
    public static string Name => "Minimum";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.Less(b, a), A.Const(0), A.Select(A.Equal(a, b), A.Mul(gradient, A.Const(0.5)), gradient));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.Less(a, b), A.Const(0), A.Select(A.Equal(a, b), A.Mul(gradient, A.Const(0.5)), gradient));

    public double Reference(double a, double b) => Math.Min(a, b);
}
