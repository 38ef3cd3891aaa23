using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The derivative of log(gamma(x)).</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Digamma(this Tensor x) => Primitive.Call(new UnaryPrimitive<DigammaOp>(default), x);

    /// <summary><see cref="Digamma(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor DigammaInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<DigammaOp>(default), x);
}

/// <summary>The derivative of log(gamma(x)).</summary>
internal readonly struct DigammaOp : IUnaryOp
{
    public static string Name => "Digamma";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.MapWide<DigammaOp, WideGamma.Digamma>(this, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Map(new PolygammaOp(1), saved));

    public double Reference(double x) => SpecialFunctions.Digamma(x);
}
