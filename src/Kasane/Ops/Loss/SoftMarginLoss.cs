namespace Kasane;

public static partial class Functional
{
    /// <summary>log(1 + exp(-target input)), for targets of 1 and -1.</summary>
    /// <param name="input">Any shape, floating point.</param>
    /// <param name="target">A shape that broadcasts with <paramref name="input"/>'s.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor SoftMarginLoss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
    {
        AutocastMode.Full(ref input, ref target);
        return Losses.Reduce(Primitive.Call(new UnaryPrimitive<NegativeLogSigmoidOp>(default), input.Mul(target)), reduction);
    }
}
