using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The logarithm of x to base 2.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Log2(this Tensor x) => Primitive.Call(new UnaryPrimitive<Log2Op>(default), x);

    /// <summary><see cref="Log2(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor Log2InPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<Log2Op>(default), x);
}

/// <summary>The logarithm of x to base 2.</summary>
internal readonly struct Log2Op : IUnaryOp
{
    public static string Name => "Log2";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Log2(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Div(gradient, A.Mul(saved, A.Const(0.6931471805599453)));

    public double Reference(double x) => Math.Log2(x);
}
