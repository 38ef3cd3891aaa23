namespace Kasane;

/// <summary>(x - y)^2 / 2 where the difference is below delta, delta (|x - y| - delta / 2) elsewhere (Huber 1964); any shape.</summary>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
/// <param name="delta">Where the parabola becomes a line, above 0; default 1.</param>
public sealed class HuberLoss(Reduction reduction = Reduction.Mean, double delta = 1) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) => Functional.HuberLoss(input.Input, input.Target, Reduction, delta);
}
