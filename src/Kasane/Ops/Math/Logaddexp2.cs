using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>log2(2^a + 2^b), without overflow.</summary>
    /// <param name="a">Any shape; floating point.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Logaddexp2(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<Logaddexp2Op>(default), a, b);
}

/// <summary>log2(2^a + 2^b), without overflow.</summary>
internal readonly struct Logaddexp2Op : IBinaryOp
{
    public static string Name => "Logaddexp2";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 20;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Select(
            A.Equal(a, b),
            A.Add(a, A.Const(1)),
            A.Add(A.Max(a, b), A.Mul(A.Log1p(A.Exp2(A.Neg(A.Abs(A.Sub(a, b))))), A.Const(1.4426950408889634))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Div(gradient, A.Add(A.Const(1), A.Exp2(A.Sub(b, a))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Div(gradient, A.Add(A.Const(1), A.Exp2(A.Sub(a, b))));

    public double Reference(double a, double b) => a == b ? a + 1 : Math.Max(a, b) + (ScalarMath.Log1p(Math.Pow(2, -Math.Abs(a - b))) * 1.4426950408889634);
}
