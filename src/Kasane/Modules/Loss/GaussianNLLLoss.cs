namespace Kasane;

/// <summary>The negative log-likelihood of values under normal distributions of predicted mean and variance; any shape.</summary>
/// <param name="full">Whether the constant log(2 pi) / 2 is added; default false.</param>
/// <param name="eps">Variances count as at least this; default 1e-6.</param>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class GaussianNLLLoss(
    bool full = false, double eps = 1e-6, Reduction reduction = Reduction.Mean) : Loss<GaussianInput>(reduction)
{
    /// <summary>The loss, with all hooks.</summary>
    /// <param name="input">The predicted means.</param>
    /// <param name="target">The observed values.</param>
    /// <param name="var">The predicted variances: of the input's shape, or the last dimension 1 or missing.</param>
    public Tensor Call(Tensor input, Tensor target, Tensor var) => Call(new GaussianInput(input, target, var));

    /// <inheritdoc/>
    protected override Tensor Forward(GaussianInput input) =>
        Functional.GaussianNllLoss(input.Input, input.Target, input.Var, full, eps, Reduction);
}
