using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>log(sigmoid(x)), without underflow.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor LogSigmoid(this Tensor x) => Primitive.Call(new UnaryPrimitive<LogSigmoidOp>(default), x);
}

/// <summary>log(sigmoid(x)), without underflow.</summary>
internal readonly struct LogSigmoidOp : IUnaryOp
{
    public static string Name => "LogSigmoid";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Left;

    public static int Cost => 20;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Sub(A.Min(x, A.Const(0)), A.Log1p(A.Exp(A.Neg(A.Abs(x)))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Sigmoid(A.Neg(saved)));

    public double Reference(double x) => Math.Min(x, 0) - ScalarMath.Log1p(Math.Exp(-Math.Abs(x)));
}
