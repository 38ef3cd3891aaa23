using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The binary cross entropy of sigmoid(input), computed without overflow.</summary>
    /// <param name="input">Logits; any shape, floating point.</param>
    /// <param name="target">The wanted probabilities, of the same shape.</param>
    /// <param name="weight">Factors of the elements' losses; a shape that broadcasts to the input's.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <param name="posWeight">Factors of the losses of positive examples; a shape that broadcasts to the input's.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Tensor BinaryCrossEntropyWithLogits(
        Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? posWeight = null)
    {
        AutocastMode.Full(ref input, ref target);
        Losses.RequireSameShape(input, target, "BinaryCrossEntropyWithLogits");
        Tensor losses;
        if (posWeight is null) losses = Primitive.Call(new BinaryPrimitive<LogitsCrossEntropyOp>(default), input, target);
        else
        {
            var factor = posWeight.Sub(1).Mul(target).Add(1);
            losses = Sub(1, target).Mul(input).Add(factor.Mul(Primitive.Call(new UnaryPrimitive<NegativeLogSigmoidOp>(default), input)));
        }
        return Losses.Reduce(weight is null ? losses : losses.Mul(weight), reduction);
    }
}

/// <summary>(1 - b) a - log(sigmoid(a)).</summary>
internal readonly struct LogitsCrossEntropyOp : IBinaryOp
{
    public static string Name => "BinaryCrossEntropyWithLogits";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left;

    public static int Cost => 20;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.MulAdd(A.Sub(A.Const(1), b), a, default(NegativeLogSigmoidOp).Apply<A, V>(a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Sub(A.Sigmoid(a), b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Neg(A.Mul(gradient, a));

    public double Reference(double a, double b) => ((1 - b) * a) + default(NegativeLogSigmoidOp).Reference(a);
}

/// <summary>-log(sigmoid(x)) = max(-x, 0) + log(1 + exp(-|x|)).</summary>
internal readonly struct NegativeLogSigmoidOp : IUnaryOp
{
    public static string Name => "NegativeLogSigmoid";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 20;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Add(A.Max(A.Neg(x), A.Const(0)), A.Log1p(A.Exp(A.Neg(A.Abs(x)))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Neg(A.Mul(gradient, A.Sigmoid(A.Neg(saved))));

    public double Reference(double x) => Math.Max(-x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
