using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x sigmoid(x), also called swish.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Silu(this Tensor x) => x.Silu(inPlace: false);

    /// <summary>x sigmoid(x), also called swish.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="inPlace">Whether to overwrite <paramref name="x"/>.</param>
    /// <returns>A tensor of the same shape and dtype, or <paramref name="x"/> itself.</returns>
    /// <exception cref="GradientException">In place: the tape forbids changing <paramref name="x"/>.</exception>
    public static Tensor Silu(this Tensor x, bool inPlace) =>
        inPlace ? InPlace.Call(new UnaryPrimitive<SiluOp>(default), x) : Primitive.Call(new UnaryPrimitive<SiluOp>(default), x);

    /// <summary><see cref="Silu(Tensor, bool)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor SiluInPlace(this Tensor x) => x.Silu(inPlace: true);
}

/// <summary>x sigmoid(x), also called swish.</summary>
internal readonly struct SiluOp : IUnaryOp
{
    public static string Name => "Silu";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Left;

    public static int Cost => 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Mul(x, A.Sigmoid(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V>
    {
        var s = A.Sigmoid(saved);
        return A.Mul(gradient, A.Mul(s, A.Add(A.Const(1), A.Mul(saved, A.Sub(A.Const(1), s)))));
    }

    public double Reference(double x) => x / (1 + Math.Exp(-x));
}
