using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>exp(x²) erfc(x), without overflow.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Erfcx(Tensor x) => Primitive.Call(new UnaryPrimitive<ErfcxOp>(default), x);
}

/// <summary>exp(x²) erfc(x), without overflow.</summary>
internal readonly struct ErfcxOp : IUnaryOp
{
    public static string Name => "Erfcx";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Sub(A.Mul(A.Mul(A.Const(2), saved), A.Map(this, saved)), A.Const(1.1283791670955125739)));

    public double Reference(double x) => SpecialFunctions.Erfcx(x);
}
