namespace Kasane;

/// <summary>Cross entropy of logits (N, C, ...) against class indices (N, ...) or class probabilities (N, C, ...).</summary>
/// <param name="weight">Factors of the classes, (C). Default: none.</param>
/// <param name="ignoreIndex">Targets of this class do not count; default -100.</param>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
/// <param name="labelSmoothing">How much of the probability is spread evenly over all classes, 0 to 1; default 0.</param>
public sealed class CrossEntropyLoss(
    Tensor? weight = null, long ignoreIndex = -100, Reduction reduction = Reduction.Mean, double labelSmoothing = 0) : Loss(reduction)
{
    [Buffer]
    private readonly Tensor? weight = weight;

    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) =>
        Functional.CrossEntropy(input.Input, input.Target, weight, ignoreIndex, Reduction, labelSmoothing);
}
