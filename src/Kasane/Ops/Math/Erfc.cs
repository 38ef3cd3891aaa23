using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>1 - erf(x), accurate for large x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Erfc(this Tensor x) => Primitive.Call(new UnaryPrimitive<ErfcOp>(default), x);

    /// <summary><see cref="Erfc(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor ErfcInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<ErfcOp>(default), x);
}

/// <summary>1 - erf(x), accurate for large x.</summary>
internal readonly struct ErfcOp : IUnaryOp
{
    public static string Name => "Erfc";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 30;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Erfc(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Mul(A.Const(-1.1283791670955126), A.Exp(A.Neg(A.Mul(saved, saved)))));

    public double Reference(double x) => DoubleAlgebra.Erfc(x);
}
