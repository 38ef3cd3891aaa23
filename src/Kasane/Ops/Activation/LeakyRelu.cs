using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x where it is positive, 0.01 x elsewhere.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor LeakyRelu(this Tensor x) => x.LeakyRelu(0.01);

    /// <summary>x where it is positive, negativeSlope * x elsewhere (Maas, Hannun and Ng, 2013).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="negativeSlope">The slope below 0.</param>
    /// <param name="inPlace">Whether to overwrite <paramref name="x"/>.</param>
    /// <returns>A tensor of the same shape and dtype, or <paramref name="x"/> itself.</returns>
    /// <exception cref="GradientException">In place: the tape forbids changing <paramref name="x"/>.</exception>
    public static Tensor LeakyRelu(this Tensor x, double negativeSlope = 0.01, bool inPlace = false)
    {
        var op = new LeakyReluOp(negativeSlope);
        if (!inPlace) return Primitive.Call(new UnaryPrimitive<LeakyReluOp>(op), x);
        // With a negative slope the result's sign does not tell the argument's.
        return negativeSlope >= 0
            ? InPlace.Call(new UnaryPrimitive<KeepsResult<LeakyReluOp>>(new(op)), x)
            : InPlace.Call(new UnaryPrimitive<LeakyReluOp>(op), x);
    }

    /// <summary><see cref="LeakyRelu(Tensor, double, bool)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor LeakyReluInPlace(this Tensor x, double negativeSlope = 0.01) => x.LeakyRelu(negativeSlope, inPlace: true);
}

/// <summary>x where it is positive, Slope * x elsewhere.</summary>
internal readonly record struct LeakyReluOp(double Slope) : IResultGradient
{
    public static string Name => "LeakyRelu";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Left;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Select(A.Less(A.Const(0), x), x, A.Mul(x, A.Const(Slope)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Select(A.Less(A.Const(0), saved), gradient, A.Mul(gradient, A.Const(Slope)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientFromResult<A, V>(V gradient, V result)
        where A : IAlgebra<A, V> => Gradient<A, V>(gradient, result);

    public double Reference(double x) => x > 0 ? x : x * Slope;
}
