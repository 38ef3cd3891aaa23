namespace Kasane;

/// <summary>Binary cross entropy of logits: <see cref="BCELoss"/> after a sigmoid, computed without overflow. Any shape.</summary>
/// <param name="weight">Factors of the elements; broadcasts with the input. Default: none.</param>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
/// <param name="posWeight">Factors of the positive terms; broadcasts with the input. Default: none.</param>
public sealed class BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? posWeight = null) : Loss(reduction)
{
    [Buffer]
    private readonly Tensor? weight = weight;

    [Buffer]
    private readonly Tensor? posWeight = posWeight;

    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) =>
        Functional.BinaryCrossEntropyWithLogits(input.Input, input.Target, weight, Reduction, posWeight);
}
