using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>e to the power of x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Exp(this Tensor x) => Primitive.Call(new UnaryPrimitive<ExpOp>(default), x);

    /// <summary><see cref="Exp(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor ExpInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<ExpOp>(default), x);
}

/// <summary>e to the power of x.</summary>
internal readonly struct ExpOp : IUnaryOp
{
    public static string Name => "Exp";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Result;

    public static int Cost => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, saved);

    public double Reference(double x) => Math.Exp(x);
}
