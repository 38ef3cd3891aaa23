using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The error function of x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Erf(this Tensor x) => Primitive.Call(new UnaryPrimitive<ErfOp>(default), x);

    /// <summary><see cref="Erf(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor ErfInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<ErfOp>(default), x);
}

/// <summary>The error function of x.</summary>
internal readonly struct ErfOp : IUnaryOp
{
    public static string Name => "Erf";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Erf(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Mul(A.Const(1.1283791670955126), A.Exp(A.Neg(A.Mul(saved, saved)))));

    public double Reference(double x) => DoubleAlgebra.Erf(x);
}
