namespace Kasane;

public static partial class Functional
{
    /// <summary>The binary cross entropy of logits, averaged over the last dimension.</summary>
    /// <param name="input">(N, C) or (C): logits.</param>
    /// <param name="target">0 and 1, of the same shape.</param>
    /// <param name="weight">(C): a factor per class.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor MultilabelSoftMarginLoss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
    {
        var terms = Primitive.Call(new BinaryPrimitive<LogitsCrossEntropyOp>(default), input, target);
        if (weight is not null) terms = terms.Mul(weight);
        return Losses.Reduce(terms.Mean(-1), reduction);
    }
}
