using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The logarithm of x to base 10.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Log10(this Tensor x) => Primitive.Call(new UnaryPrimitive<Log10Op>(default), x);

    /// <summary><see cref="Log10(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor Log10InPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<Log10Op>(default), x);
}

/// <summary>The logarithm of x to base 10.</summary>
internal readonly struct Log10Op : IUnaryOp
{
    public static string Name => "Log10";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Log10(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Div(gradient, A.Mul(saved, A.Const(2.302585092994046)));

    public double Reference(double x) => Math.Log10(x);
}
