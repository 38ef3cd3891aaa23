using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The cosine of x, in radians.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Cos(this Tensor x) => Primitive.Call(new UnaryPrimitive<CosOp>(default), x);

    /// <summary><see cref="Cos(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor CosInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<CosOp>(default), x);
}

/// <summary>The cosine of x, in radians.</summary>
internal readonly struct CosOp : IUnaryOp
{
    public static string Name => "Cos";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Cos(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Neg(A.Mul(gradient, A.Sin(saved)));

    public double Reference(double x) => Math.Cos(x);
}
