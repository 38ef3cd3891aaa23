using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The square root of x; NaN for negative x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Sqrt(this Tensor x) => Primitive.Call(new UnaryPrimitive<SqrtOp>(default), x);

    /// <summary><see cref="Sqrt(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor SqrtInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<SqrtOp>(default), x);
}

/// <summary>The square root of x; NaN for negative x.</summary>
internal readonly struct SqrtOp : IUnaryOp
{
    public static string Name => "Sqrt";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Result;

    public static int Cost => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Div(gradient, A.Mul(saved, A.Const(2)));

    public double Reference(double x) => Math.Sqrt(x);
}
