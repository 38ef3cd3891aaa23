using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The modified Bessel function of the first kind, order 0.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor I0(this Tensor x) => Primitive.Call(new UnaryPrimitive<I0Op>(default), x);

    /// <summary><see cref="I0(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor I0InPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<I0Op>(default), x);
}

/// <summary>The modified Bessel function of the first kind, order 0.</summary>
internal readonly struct I0Op : IUnaryOp
{
    public static string Name => "I0";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Map(default(I1Op), saved));

    public double Reference(double x) => SpecialFunctions.I0(x);
}
