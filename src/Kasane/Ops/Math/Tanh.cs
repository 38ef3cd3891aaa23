using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The hyperbolic tangent of x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Tanh(this Tensor x) => Primitive.Call(new UnaryPrimitive<TanhOp>(default), x);

    /// <summary><see cref="Tanh(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor TanhInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<TanhOp>(default), x);
}

/// <summary>The hyperbolic tangent of x.</summary>
internal readonly struct TanhOp : IUnaryOp
{
    public static string Name => "Tanh";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Result;

    public static int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Sub(A.Const(1), A.Mul(saved, saved)));

    public double Reference(double x) => Math.Tanh(x);
}
