namespace Kasane;

public static partial class Functional
{
    /// <summary>The negative log-likelihood of counts under a Poisson distribution: exp(input) - target input.</summary>
    /// <param name="input">Any shape, floating point.</param>
    /// <param name="target">A shape that broadcasts with <paramref name="input"/>'s.</param>
    /// <param name="logInput">Whether the input is the logarithm of the rate; otherwise: input - target log(input + eps).</param>
    /// <param name="full">Whether Stirling's approximation of log(target!) is added for targets above 1.</param>
    /// <param name="eps">Keeps the logarithm finite.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor PoissonNllLoss(
        Tensor input, Tensor target, bool logInput = true, bool full = false, double eps = 1e-8, Reduction reduction = Reduction.Mean)
    {
        AutocastMode.Full(ref input, ref target);
        var losses = logInput ? input.Exp().Sub(target.Mul(input)) : input.Sub(target.Mul(input.Add(eps).Log()));
        if (full)
        {
            var stirling = target.Mul(target.Log()).Sub(target).Add(target.Mul(2 * Math.PI).Log().Mul(0.5));
            losses = losses.Add(Where(target.Le(1), Losses.Zero(stirling), stirling));
        }
        return Losses.Reduce(losses, reduction);
    }
}
