using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The arctangent of x, in [-pi/2, pi/2].</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Atan(this Tensor x) => Primitive.Call(new UnaryPrimitive<AtanOp>(default), x);

    /// <summary><see cref="Atan(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AtanInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<AtanOp>(default), x);
}

/// <summary>The arctangent of x, in [-pi/2, pi/2].</summary>
internal readonly struct AtanOp : IUnaryOp
{
    public static string Name => "Atan";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 30;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Atan(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Div(gradient, A.Add(A.Mul(saved, saved), A.Const(1)));

    public double Reference(double x) => Math.Atan(x);
}
