using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The logarithm of the absolute value of the gamma function.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Lgamma(this Tensor x) => Primitive.Call(new UnaryPrimitive<LgammaOp>(default), x);

    /// <summary><see cref="Lgamma(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor LgammaInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<LgammaOp>(default), x);
}

/// <summary>The logarithm of the absolute value of the gamma function.</summary>
internal readonly struct LgammaOp : IUnaryOp
{
    public static string Name => "Lgamma";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.MapWide<LgammaOp, WideGamma.Lgamma>(this, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.MapWide<DigammaOp, WideGamma.Digamma>(default, saved));

    public double Reference(double x) => SpecialFunctions.Lgamma(x);
}
