using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The inverse hyperbolic sine of x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Asinh(this Tensor x) => Primitive.Call(new UnaryPrimitive<AsinhOp>(default), x);

    /// <summary><see cref="Asinh(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AsinhInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<AsinhOp>(default), x);
}

/// <summary>The inverse hyperbolic sine of x.</summary>
internal readonly struct AsinhOp : IUnaryOp
{
    public static string Name => "Asinh";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 30;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Asinh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Div(gradient, A.Sqrt(A.Add(A.Mul(saved, saved), A.Const(1))));

    public double Reference(double x) => Math.Asinh(x);
}
