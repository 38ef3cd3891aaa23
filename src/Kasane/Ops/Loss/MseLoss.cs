using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The squared difference (input - target)^2.</summary>
    /// <param name="input">Any shape, floating point.</param>
    /// <param name="target">A shape that broadcasts with <paramref name="input"/>'s.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor MseLoss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
    {
        AutocastMode.Full(ref input, ref target);
        return Losses.Reduce(Primitive.Call(new BinaryPrimitive<MseLossOp>(default), input, target), reduction);
    }
}

/// <summary>(a - b)^2.</summary>
internal readonly struct MseLossOp : IBinaryOp
{
    public static string Name => "MseLoss";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Square(A.Sub(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(A.Mul(A.Const(2), A.Sub(a, b)), gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(A.Mul(A.Const(2), A.Sub(b, a)), gradient);

    public double Reference(double a, double b) => (a - b) * (a - b);
}
