namespace Kasane;

/// <summary>Binary cross entropy of probabilities: -(y log x + (1 - y) log(1 - x)), logarithms clamped at -100.</summary>
/// <param name="weight">Factors of the elements; broadcasts with the input. Default: none.</param>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    [Buffer]
    private readonly Tensor? weight = weight;

    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) => Functional.BinaryCrossEntropy(input.Input, input.Target, weight, Reduction);
}
