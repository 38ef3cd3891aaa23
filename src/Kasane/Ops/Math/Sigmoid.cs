using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>1 / (1 + exp(-x)).</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Sigmoid(this Tensor x) => Primitive.Call(new UnaryPrimitive<SigmoidOp>(default), x);

    /// <summary><see cref="Sigmoid(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor SigmoidInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<SigmoidOp>(default), x);
}

/// <summary>1 / (1 + exp(-x)).</summary>
internal readonly struct SigmoidOp : IUnaryOp
{
    public static string Name => "Sigmoid";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Result;

    public static int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Mul(saved, A.Sub(A.Const(1), saved)));

    public double Reference(double x) => 1 / (1 + Math.Exp(-x));
}
