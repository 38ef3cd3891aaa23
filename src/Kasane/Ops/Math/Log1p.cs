using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>log(1 + x), accurate near 0.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Log1p(this Tensor x) => Primitive.Call(new UnaryPrimitive<Log1pOp>(default), x);

    /// <summary><see cref="Log1p(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor Log1pInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<Log1pOp>(default), x);
}

/// <summary>log(1 + x), accurate near 0.</summary>
internal readonly struct Log1pOp : IUnaryOp
{
    public static string Name => "Log1p";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Log1p(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Div(gradient, A.Add(saved, A.Const(1)));

    public double Reference(double x) => ScalarMath.Log1p(x);
}
