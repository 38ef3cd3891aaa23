namespace Kasane;

/// <summary>(x - y)^2 / (2 beta) where the difference is below beta, |x - y| - beta / 2 elsewhere; any shape.</summary>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
/// <param name="beta">Where the parabola becomes a line, 0 or more; default 1.</param>
public sealed class SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) => Functional.SmoothL1Loss(input.Input, input.Target, Reduction, beta);
}
