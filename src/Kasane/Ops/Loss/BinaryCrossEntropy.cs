using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>-(target log(input) + (1 - target) log(1 - input)), the logarithms at least -100.</summary>
    /// <param name="input">Probabilities, 0 .. 1; any shape, floating point.</param>
    /// <param name="target">The wanted probabilities, of the same shape.</param>
    /// <param name="weight">Factors of the elements' losses; a shape that broadcasts to the input's.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    /// <exception cref="KasaneException">An input is not within 0 .. 1.</exception>
    public static Tensor BinaryCrossEntropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
    {
        AutocastMode.Full(ref input, ref target);
        Losses.RequireSameShape(input, target, "BinaryCrossEntropy");
        if (input.DType != target.DType)
            throw new DTypeException(
                $"BinaryCrossEntropy expects input and target of one dtype, but got {input.DType} and {target.DType}. Convert one with "
                + $"To(dtype).")
            {
                Operation = "BinaryCrossEntropy",
            };
        var losses = Primitive.Call(new BinaryPrimitive<BinaryCrossEntropyOp>(default), input, target);
        BinaryCrossEntropyOp.RequireProbabilities(input);
        return Losses.Reduce(weight is null ? losses : losses.Mul(weight), reduction);
    }
}

/// <summary>-(b log(a) + (1 - b) log(1 - a)).</summary>
internal readonly struct BinaryCrossEntropyOp : IBinaryOp
{
    public static string Name => "BinaryCrossEntropy";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left;

    public static int Cost => 20;

    public static void RequireProbabilities(Tensor x)
    {
        if (!x.Backend.HasData || x.ElementCount == 0) return;
        var mask = Dims.Mask([], x.Rank, Name);
        if (Reductions.Run(default(OutsideUnitReduction), x, mask, false, x.DType).Item<float>() != 0)
            throw new KasaneException(
                "BinaryCrossEntropy expects all elements of the input to be between 0 and 1. Apply Sigmoid first, or use "
                + $"BinaryCrossEntropyWithLogits.")
            {
                Operation = Name,
            };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V>
    {
        var log = A.Max(A.Log(a), A.Const(-100));
        var logRest = A.Max(A.Log1p(A.Neg(a)), A.Const(-100));
        return A.Sub(A.Mul(A.Sub(b, A.Const(1)), logRest), A.Mul(b, log));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Div(A.Mul(gradient, A.Sub(a, b)), A.Max(A.Mul(A.Sub(A.Const(1), a), a), A.Const(1e-12)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Sub(A.Log(A.Sub(A.Const(1), a)), A.Log(a)));

    public double Reference(double a, double b) => ((b - 1) * Math.Max(Math.Log(1 - a), -100)) - (b * Math.Max(Math.Log(a), -100));
}

/// <summary>2 if an element is not within 0 .. 1 (or NaN), otherwise 0.</summary>
internal readonly struct OutsideUnitReduction : IReduceOp
{
    public static string Name => "Any";

    public static bool HasMap => true;

    public static double ReferenceIdentity => 0;

    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => A.Const(0);

    public static V Map<A, V>(V x)
        where A : IAlgebra<A, V> => A.Select(A.And(A.LessEqual(A.Const(0), x), A.LessEqual(x, A.Const(1))), A.Const(0), A.Const(2));

    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V> => A.Max(accumulator, x);

    public static double Reference(double accumulator, double x) => x is >= 0 and <= 1 ? accumulator : 2;
}
