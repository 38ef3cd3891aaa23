using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>d^2 / (2 beta) where |d| &lt; beta, |d| - beta / 2 elsewhere, for d = input - target.</summary>
    /// <param name="input">Any shape, floating point.</param>
    /// <param name="target">A shape that broadcasts with <paramref name="input"/>'s.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <param name="beta">Where the parabola becomes a line; 0 is <see cref="L1Loss"/>.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="DTypeException">Neither is floating point.</exception>
    /// <exception cref="KasaneException">A negative beta.</exception>
    public static Tensor SmoothL1Loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1)
    {
        AutocastMode.Full(ref input, ref target);
        if (beta < 0)
            throw new KasaneException($"SmoothL1Loss expects a beta of 0 or more, but got {beta}.") { Operation = "SmoothL1Loss" };
        if (!input.DType.IsFloatingPoint && !target.DType.IsFloatingPoint)
            throw new DTypeException($"SmoothL1Loss expects floating-point numbers, but got {input.DType} and {target.DType}.")
            {
                Operation = "SmoothL1Loss",
            };
        return beta == 0
            ? L1Loss(input, target, reduction)
            : Losses.Reduce(Primitive.Call(new BinaryPrimitive<SmoothL1LossOp>(new(beta)), input, target), reduction);
    }
}

/// <summary>A parabola around 0 that becomes a line.</summary>
internal readonly record struct SmoothL1LossOp(double Beta) : IBinaryOp
{
    public static string Name => "SmoothL1Loss";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V>
    {
        var d = A.Abs(A.Sub(a, b));
        return A.Select(A.Less(d, A.Const(Beta)), A.Div(A.Mul(A.Const(0.5), A.Mul(d, d)), A.Const(Beta)), A.Sub(d, A.Const(0.5 * Beta)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, Slope<A, V>(A.Sub(a, b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, Slope<A, V>(A.Sub(b, a)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Slope<A, V>(V d)
        where A : IAlgebra<A, V> => A.Select(A.Less(A.Abs(d), A.Const(Beta)), A.Div(d, A.Const(Beta)), A.Sign(d));

    public double Reference(double a, double b) => Math.Abs(a - b) < Beta ? 0.5 * (a - b) * (a - b) / Beta : Math.Abs(a - b) - (0.5 * Beta);
}
