namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// The negative log-likelihood -weight[target] input[target], of log-probabilities such as <see cref="LogSoftmax"/> gives.
    /// </summary>
    /// <param name="input">(N, C), (C), or (N, C, d1, ...): the log-probabilities of C classes.</param>
    /// <param name="target">Int64: (N), scalar, or (N, d1, ...): the right classes, 0 .. C - 1.</param>
    /// <param name="weight">(C): a factor per class.</param>
    /// <param name="ignoreIndex">Elements with this target do not count.</param>
    /// <param name="reduction">What to do with the elements' losses; the mean is weighted.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="TensorIndexException">A target is no class.</exception>
    public static Tensor NllLoss(
        Tensor input, Tensor target, Tensor? weight = null, long ignoreIndex = -100, Reduction reduction = Reduction.Mean) =>
        NllOp.Call(AutocastMode.Full(input), target, weight, ignoreIndex, reduction, false, "NllLoss");
}
