namespace Kasane;

/// <summary>The negative log-likelihood of counts under Poisson distributions, up to a constant; any shape.</summary>
/// <param name="logInput">Whether the input is the logarithm of the rate; default true.</param>
/// <param name="full">Whether Stirling's approximation of log(y!) is added; default false.</param>
/// <param name="eps">Added to a rate before its logarithm is taken; default 1e-8.</param>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class PoissonNLLLoss(
    bool logInput = true, bool full = false, double eps = 1e-8, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) =>
        Functional.PoissonNllLoss(input.Input, input.Target, logInput, full, eps, Reduction);
}
