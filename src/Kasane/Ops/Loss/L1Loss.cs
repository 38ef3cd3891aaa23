using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The absolute difference |input - target|.</summary>
    /// <param name="input">Any shape, floating point.</param>
    /// <param name="target">A shape that broadcasts with <paramref name="input"/>'s.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor L1Loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
    {
        AutocastMode.Full(ref input, ref target);
        return Losses.Reduce(Primitive.Call(new BinaryPrimitive<L1LossOp>(default), input, target), reduction);
    }
}

/// <summary>|a - b|; the derivative is 0 where they are equal.</summary>
internal readonly struct L1LossOp : IBinaryOp
{
    public static string Name => "L1Loss";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Abs(A.Sub(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(A.Sign(A.Sub(a, b)), gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(A.Sign(A.Sub(b, a)), gradient);

    public double Reference(double a, double b) => Math.Abs(a - b);
}
