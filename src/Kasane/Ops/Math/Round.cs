namespace Kasane;

public static partial class Functional
{
    /// <summary>The nearest integer, halves to the even one; integers stay.</summary>
    /// <param name="x">Any shape; any dtype.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Round(this Tensor x) => Primitive.Call(new UnaryPrimitive<RoundOp>(default), x);

    /// <summary><see cref="Round(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor RoundInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<RoundOp>(default), x);
}

/// <summary>The nearest integer, halves to the even one; integers stay.</summary>
internal readonly struct RoundOp : IUnaryOp
{
    public static string Name => "Round";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs Needs => Needs.Zero;

    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Round(x);

    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => gradient;

    public double Reference(double x) => Math.Round(x, MidpointRounding.ToEven);
}
