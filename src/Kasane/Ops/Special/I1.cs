using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>The modified Bessel function of the first kind, order 1.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor I1(Tensor x) => Primitive.Call(new UnaryPrimitive<I1Op>(default), x);
}

/// <summary>The modified Bessel function of the first kind, order 1.</summary>
internal readonly struct I1Op : IUnaryOp
{
    public static string Name => "I1";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Select(
            A.Equal(saved, A.Const(0)),
            A.Mul(gradient, A.Const(0.5)),
            A.Mul(gradient, A.Sub(A.Map(default(I0Op), saved), A.Div(A.Map(this, saved), saved))));

    public double Reference(double x) => SpecialFunctions.I1(x);
}
