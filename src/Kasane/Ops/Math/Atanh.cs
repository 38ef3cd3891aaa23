using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The inverse hyperbolic tangent of x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Atanh(this Tensor x) => Primitive.Call(new UnaryPrimitive<AtanhOp>(default), x);

    /// <summary><see cref="Atanh(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AtanhInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<AtanhOp>(default), x);
}

/// <summary>The inverse hyperbolic tangent of x.</summary>
internal readonly struct AtanhOp : IUnaryOp
{
    public static string Name => "Atanh";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 30;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Atanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Div(gradient, A.Sub(A.Const(1), A.Mul(saved, saved)));

    public double Reference(double x) => Math.Atanh(x);
}
