using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The natural logarithm of x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Log(this Tensor x) => Primitive.Call(new UnaryPrimitive<LogOp>(default), x);

    /// <summary><see cref="Log(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor LogInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<LogOp>(default), x);
}

/// <summary>The natural logarithm of x.</summary>
internal readonly struct LogOp : IUnaryOp
{
    public static string Name => "Log";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Div(gradient, saved);

    public double Reference(double x) => Math.Log(x);
}
