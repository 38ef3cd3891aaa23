using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>1 / sqrt(x).</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Rsqrt(this Tensor x) => Primitive.Call(new UnaryPrimitive<RsqrtOp>(default), x);

    /// <summary><see cref="Rsqrt(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor RsqrtInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<RsqrtOp>(default), x);
}

/// <summary>1 / sqrt(x).</summary>
internal readonly struct RsqrtOp : IUnaryOp
{
    public static string Name => "Rsqrt";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Result;

    public static int Cost => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Rsqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(A.Mul(gradient, A.Const(-0.5)), A.Mul(saved, A.Mul(saved, saved)));

    public double Reference(double x) => 1 / Math.Sqrt(x);
}
