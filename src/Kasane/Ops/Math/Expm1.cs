using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>exp(x) - 1, accurate near 0.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Expm1(this Tensor x) => Primitive.Call(new UnaryPrimitive<Expm1Op>(default), x);

    /// <summary><see cref="Expm1(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor Expm1InPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<Expm1Op>(default), x);
}

/// <summary>exp(x) - 1, accurate near 0.</summary>
internal readonly struct Expm1Op : IUnaryOp
{
    public static string Name => "Expm1";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Result;

    public static int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Expm1(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Add(saved, A.Const(1)));

    public double Reference(double x) => ScalarMath.Expm1(x);
}
