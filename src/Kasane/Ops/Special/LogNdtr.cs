using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>The logarithm of the normal distribution function, without underflow.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor LogNdtr(Tensor x) => Primitive.Call(new UnaryPrimitive<LogNdtrOp>(default), x);
}

/// <summary>The logarithm of the normal distribution function, without underflow.</summary>
internal readonly struct LogNdtrOp : IUnaryOp
{
    public static string Name => "LogNdtr";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Div(A.Mul(gradient, A.Const(0.79788456080286535588)), A.Map(default(ErfcxOp), A.Mul(saved, A.Const(-0.70710678118654752440))));

    public double Reference(double x) => SpecialFunctions.LogNdtr(x);
}
