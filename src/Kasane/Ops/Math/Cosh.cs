using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The hyperbolic cosine of x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Cosh(this Tensor x) => Primitive.Call(new UnaryPrimitive<CoshOp>(default), x);

    /// <summary><see cref="Cosh(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor CoshInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<CoshOp>(default), x);
}

/// <summary>The hyperbolic cosine of x.</summary>
internal readonly struct CoshOp : IUnaryOp
{
    public static string Name => "Cosh";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 30;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Cosh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Sinh(saved));

    public double Reference(double x) => Math.Cosh(x);
}
