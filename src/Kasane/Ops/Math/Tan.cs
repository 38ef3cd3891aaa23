using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The tangent of x, in radians.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Tan(this Tensor x) => Primitive.Call(new UnaryPrimitive<TanOp>(default), x);

    /// <summary><see cref="Tan(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor TanInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<TanOp>(default), x);
}

/// <summary>The tangent of x, in radians.</summary>
internal readonly struct TanOp : IUnaryOp
{
    public static string Name => "Tan";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Result;

    public static int Cost => 30;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Tan(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Add(A.Mul(saved, saved), A.Const(1)));

    public double Reference(double x) => Math.Tan(x);
}
