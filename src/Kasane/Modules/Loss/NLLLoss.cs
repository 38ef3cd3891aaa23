namespace Kasane;

/// <summary>The negative log-likelihood of class indices (N, ...) under log-probabilities (N, C, ...), such as <see cref="LogSoftmax"/> gives.</summary>
/// <param name="weight">Factors of the classes, (C). Default: none.</param>
/// <param name="ignoreIndex">Targets of this class do not count; default -100.</param>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class NLLLoss(Tensor? weight = null, long ignoreIndex = -100, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    [Buffer]
    private readonly Tensor? weight = weight;

    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) => Functional.NllLoss(input.Input, input.Target, weight, ignoreIndex, Reduction);
}
