using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The Kullback-Leibler divergence target (log(target) - input), for an input of log-probabilities.</summary>
    /// <param name="input">Any shape, floating point.</param>
    /// <param name="target">A shape that broadcasts with <paramref name="input"/>'s.</param>
    /// <param name="reduction">
    /// What to do with the elements' losses; <see cref="Reduction.BatchMean"/> is the mathematical definition, <see cref="Reduction.Mean"/>
    /// also divides by the number of classes.
    /// </param>
    /// <param name="logTarget">Whether the target holds log-probabilities, too.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor KlDiv(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, bool logTarget = false)
    {
        AutocastMode.Full(ref input, ref target);
        var losses = logTarget
            ? Primitive.Call(new BinaryPrimitive<KlDivLogOp>(default), input, target)
            : Primitive.Call(new BinaryPrimitive<KlDivOp>(default), input, target);
        if (reduction != Reduction.BatchMean) return Losses.Reduce(losses, reduction);
        return losses.Sum().Div(input.Rank == 0 ? 1 : input.Layout.Size(0));
    }
}

/// <summary>b (log(b) - a).</summary>
internal readonly struct KlDivOp : IBinaryOp
{
    public static string Name => "KlDiv";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs NeedsForLeft => Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Sub(A.Select(A.Equal(b, A.Const(0)), A.Const(0), A.Mul(b, A.Log(b))), A.Mul(b, a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Neg(A.Mul(gradient, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Sub(A.Add(A.Log(b), A.Const(1)), a));

    public double Reference(double a, double b) => (b == 0 ? 0 : b * Math.Log(b)) - (b * a);
}

/// <summary>exp(b) (b - a).</summary>
internal readonly struct KlDivLogOp : IBinaryOp
{
    public static string Name => "KlDiv";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs NeedsForLeft => Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Mul(A.Exp(b), A.Sub(b, a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Neg(A.Mul(gradient, A.Exp(b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Mul(A.Exp(b), A.Sub(A.Add(b, A.Const(1)), a)));

    public double Reference(double a, double b) => Math.Exp(b) * (b - a);
}
