namespace Kasane;

public static partial class Functional
{
    /// <summary>The absolute value of x.</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Abs(this Tensor x) => Primitive.Call(new UnaryPrimitive<AbsOp>(default), x);

    /// <summary><see cref="Abs(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AbsInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<AbsOp>(default), x);
}

/// <summary>The absolute value of x.</summary>
internal readonly struct AbsOp : IUnaryOp
{
    public static string Name => "Abs";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs Needs => Needs.Left;

    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Abs(x);

    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Sign(saved));

    public double Reference(double x) => Math.Abs(x);
}
