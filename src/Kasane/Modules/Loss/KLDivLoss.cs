namespace Kasane;

/// <summary>The Kullback-Leibler divergence y (log y - x) of log-probabilities x from probabilities y; any shape.</summary>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean. BatchMean is the divergence by its definition.</param>
/// <param name="logTarget">Whether the target is given as log-probabilities; default false.</param>
public sealed class KLDivLoss(Reduction reduction = Reduction.Mean, bool logTarget = false) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) => Functional.KlDiv(input.Input, input.Target, Reduction, logTarget);
}
