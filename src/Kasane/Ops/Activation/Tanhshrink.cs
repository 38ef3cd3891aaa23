using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x - tanh(x).</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Tanhshrink(this Tensor x) => Primitive.Call(new UnaryPrimitive<TanhshrinkOp>(default), x);
}

/// <summary>x - tanh(x).</summary>
internal readonly struct TanhshrinkOp : IUnaryOp
{
    public static string Name => "Tanhshrink";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Sub(x, A.Tanh(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V>
    {
        var t = A.Tanh(saved);
        return A.Mul(gradient, A.Mul(t, t));
    }

    public double Reference(double x) => x - Math.Tanh(x);
}
