using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>d^2 / 2 where |d| &lt;= delta, delta (|d| - delta / 2) elsewhere, for d = input - target.</summary>
    /// <param name="input">Any shape, floating point.</param>
    /// <param name="target">A shape that broadcasts with <paramref name="input"/>'s, real numbers.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <param name="delta">Where the parabola becomes a line.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <returns>The loss, of the input's dtype.</returns>
    /// <exception cref="DTypeException">The input is not floating point, or the target is complex.</exception>
    /// <exception cref="KasaneException">Delta is not positive.</exception>
    public static Tensor HuberLoss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double delta = 1)
    {
        AutocastMode.Full(ref input, ref target);
        if (delta <= 0) throw new KasaneException($"HuberLoss expects a positive delta, but got {delta}.") { Operation = "HuberLoss" };
        if (!input.DType.IsFloatingPoint || target.DType.IsComplex)
            throw new DTypeException(
                $"HuberLoss expects an input of floating point and real targets, but got {input.DType} and {target.DType}. Convert with To(dtype).")
            {
                Operation = "HuberLoss",
            };
        var losses = Primitive.Call(new BinaryPrimitive<HuberLossOp>(new(delta)), input, target);
        return Losses.Reduce(losses.To(input.DType), reduction);
    }
}

/// <summary>A parabola around 0 that becomes a line.</summary>
internal readonly record struct HuberLossOp(double Delta) : IBinaryOp
{
    public static string Name => "HuberLoss";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V>
    {
        var d = A.Abs(A.Sub(a, b));
        return A.Select(
            A.LessEqual(d, A.Const(Delta)), A.Mul(A.Const(0.5), A.Mul(d, d)), A.Mul(A.Const(Delta), A.Sub(d, A.Const(0.5 * Delta))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Max(A.Min(A.Sub(a, b), A.Const(Delta)), A.Const(-Delta)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Max(A.Min(A.Sub(b, a), A.Const(Delta)), A.Const(-Delta)));

    public double Reference(
        double a, double b) => Math.Abs(a - b) <= Delta ? 0.5 * (a - b) * (a - b) : Delta * (Math.Abs(a - b) - (0.5 * Delta));
}
