using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>The Hurwitz zeta function, the sum of (b + k)^-a over k = 0, 1, ..; differentiable by b only.</summary>
    /// <param name="a">Any shape; floating point (integers become Float32).</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Zeta(Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<ZetaOp>(default), a, b);

    /// <summary>The Hurwitz zeta function, the sum of (b + k)^-a over k = 0, 1, ..; differentiable by b only.</summary>
    public static Tensor Zeta(Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<ZetaOp>(default, b), a);

    /// <summary>The Hurwitz zeta function, the sum of (b + k)^-a over k = 0, 1, ..; differentiable by b only.</summary>
    public static Tensor Zeta(Scalar a, Tensor b) => Primitive.Call(new LeftScalarPrimitive<ZetaOp>(default, a), b);
}

/// <summary>The Hurwitz zeta function, the sum of (b + k)^-a over k = 0, 1, ..; differentiable by b only.</summary>
internal readonly struct ZetaOp : IBinaryOp
{
    public static string Name => "Zeta";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 60;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Map(this, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Neg(A.Mul(gradient, A.Mul(a, A.Map(this, A.Add(a, A.Const(1)), b))));

    public double Reference(double a, double b) => SpecialFunctions.Zeta(a, b);
}
