namespace Kasane;

/// <summary>The squared difference (x - y)^2.</summary>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class MSELoss(Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) => Functional.MseLoss(input.Input, input.Target, Reduction);
}
