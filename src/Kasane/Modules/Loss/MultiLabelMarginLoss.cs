namespace Kasane;

/// <summary>The hinge of several right classes against all others; the target lists the classes, then -1. Input and target: (N, C) or (C).</summary>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class MultiLabelMarginLoss(Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) => Functional.MultilabelMarginLoss(input.Input, input.Target, Reduction);
}
