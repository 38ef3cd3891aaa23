using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x / (1 + |x|).</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Softsign(this Tensor x) => Primitive.Call(new UnaryPrimitive<SoftsignOp>(default), x);
}

/// <summary>x / (1 + |x|).</summary>
internal readonly struct SoftsignOp : IUnaryOp
{
    public static string Name => "Softsign";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Div(x, A.Add(A.Abs(x), A.Const(1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V>
    {
        var scale = A.Add(A.Abs(saved), A.Const(1));
        return A.Div(gradient, A.Mul(scale, scale));
    }

    public double Reference(double x) => x / (1 + Math.Abs(x));
}
