using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The sine of x, in radians.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Sin(this Tensor x) => Primitive.Call(new UnaryPrimitive<SinOp>(default), x);

    /// <summary><see cref="Sin(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor SinInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<SinOp>(default), x);
}

/// <summary>The sine of x, in radians.</summary>
internal readonly struct SinOp : IUnaryOp
{
    public static string Name => "Sin";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Sin(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Cos(saved));

    public double Reference(double x) => Math.Sin(x);
}
