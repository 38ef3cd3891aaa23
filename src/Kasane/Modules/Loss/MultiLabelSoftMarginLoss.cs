namespace Kasane;

/// <summary>Binary cross entropy of logits, averaged over the classes. Input and target: (N, C).</summary>
/// <param name="weight">Factors of the classes, (C). Default: none.</param>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class MultiLabelSoftMarginLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    [Buffer]
    private readonly Tensor? weight = weight;

    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) => Functional.MultilabelSoftMarginLoss(input.Input, input.Target, weight, Reduction);
}
