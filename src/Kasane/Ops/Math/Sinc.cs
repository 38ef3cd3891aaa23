using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>sin(pi x) / (pi x), 1 at 0.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Sinc(this Tensor x) => Primitive.Call(new UnaryPrimitive<SincOp>(default), x);

    /// <summary><see cref="Sinc(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor SincInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<SincOp>(default), x);
}

/// <summary>sin(pi x) / (pi x), 1 at 0.</summary>
internal readonly struct SincOp : IUnaryOp
{
    public static string Name => "Sinc";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 20;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Select(A.Equal(x, A.Const(0)), A.Const(1), A.Div(A.Sin(A.Mul(x, A.Const(Math.PI))), A.Mul(x, A.Const(Math.PI))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V>
    {
        var angle = A.Mul(saved, A.Const(Math.PI));
        var slope = A.Div(A.Sub(A.Mul(angle, A.Cos(angle)), A.Sin(angle)), A.Mul(angle, saved));
        return A.Select(A.Equal(saved, A.Const(0)), A.Const(0), A.Mul(gradient, slope));
    }

    public double Reference(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
