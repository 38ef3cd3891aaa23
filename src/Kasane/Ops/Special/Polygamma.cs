using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The nth derivative of the digamma function.</summary>
    /// <param name="n">How often to differentiate; 0 or more.</param>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="KasaneException"><paramref name="n"/> is negative.</exception>
    public static Tensor Polygamma(int n, Tensor x) => Primitive.Call(new UnaryPrimitive<PolygammaOp>(PolygammaOp.Checked(n)), x);

    /// <inheritdoc cref="Polygamma(int, Tensor)"/>
    public static Tensor Polygamma(this Tensor x, int n) => Polygamma(n, x);

    /// <summary><see cref="Polygamma(int, Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor PolygammaInPlace(this Tensor x, int n) => InPlace.Call(new UnaryPrimitive<PolygammaOp>(PolygammaOp.Checked(n)), x);
}

/// <summary>The nth derivative of the digamma function.</summary>
internal readonly record struct PolygammaOp(int N) : IUnaryOp
{
    public static string Name => "Polygamma";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 60;

    public static PolygammaOp Checked(int n) => n >= 0
        ? new(n)
        : throw new KasaneException($"Polygamma expects an order of 0 or more, but got {n}.") { Operation = Name };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Map(new PolygammaOp(N + 1), saved));

    public double Reference(double x) => N == 0 ? SpecialFunctions.Digamma(x) : SpecialFunctions.Polygamma(N, x);
}
