using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x tanh(log(1 + exp(x))) (Misra, 2019).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Mish(this Tensor x) => x.Mish(inPlace: false);

    /// <summary>x tanh(log(1 + exp(x))) (Misra, 2019).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="inPlace">Whether to overwrite <paramref name="x"/>.</param>
    /// <returns>A tensor of the same shape and dtype, or <paramref name="x"/> itself.</returns>
    /// <exception cref="GradientException">In place: the tape forbids changing <paramref name="x"/>.</exception>
    public static Tensor Mish(this Tensor x, bool inPlace) =>
        inPlace ? InPlace.Call(new UnaryPrimitive<MishOp>(default), x) : Primitive.Call(new UnaryPrimitive<MishOp>(default), x);

    /// <summary><see cref="Mish(Tensor, bool)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor MishInPlace(this Tensor x) => x.Mish(inPlace: true);
}

/// <summary>x tanh(log(1 + exp(x))) (Misra, 2019).</summary>
internal readonly struct MishOp : IUnaryOp
{
    public static string Name => "Mish";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Left;

    public static int Cost => 30;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Mul(x, A.Tanh(SoftplusOp.Of<A, V>(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V>
    {
        var t = A.Tanh(SoftplusOp.Of<A, V>(saved));
        return A.Mul(gradient, A.Add(t, A.Mul(A.Mul(saved, A.Sigmoid(saved)), A.Sub(A.Const(1), A.Mul(t, t)))));
    }

    public double Reference(double x) => x * Math.Tanh(x > 40 ? x : ScalarMath.Log1p(Math.Exp(x)));
}
