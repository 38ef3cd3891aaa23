namespace Kasane;

public static partial class Functional
{
    /// <summary>The negative log-likelihood of targets under normal distributions: (log(var) + (input - target)^2 / var) / 2.</summary>
    /// <param name="input">The means; any shape.</param>
    /// <param name="target">The targets, of that shape or one that broadcasts.</param>
    /// <param name="var">The variances: of the input's shape, or the last dimension 1 or missing.</param>
    /// <param name="full">Whether the constant log(2 pi) / 2 is added.</param>
    /// <param name="eps">Variances count as at least this.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <exception cref="ArgumentException">A variance is negative, or their shape does not fit.</exception>
    public static Tensor GaussianNllLoss(
        Tensor input, Tensor target, Tensor var, bool full = false, double eps = 1e-6, Reduction reduction = Reduction.Mean)
    {
        if (!var.Layout.SameSizes(input.Layout))
        {
            if (input.Rank > 0 && input.Layout.Sizes[..^1].SequenceEqual(var.Layout.Sizes)) var = var.Unsqueeze(-1);
            else if (input.Rank != var.Rank
                || input.Rank == 0 || !input.Layout.Sizes[..^1].SequenceEqual(var.Layout.Sizes[..^1]) || var.Layout.Size(var.Rank - 1) != 1)
                throw new ArgumentException(
                    $"GaussianNllLoss expects variances of shape {input.Shape}, or with a last dimension of 1, but got "
                    + $"{var.Shape}.", nameof(var));
        }
        if (var.Backend.HasData && var.Lt(0).Any().Item<bool>())
            throw new ArgumentException("GaussianNllLoss expects variances of 0 or more, but one is negative.", nameof(var));
        var safe = Losses.AtLeast(var, eps);
        var losses = safe.Log().Add(input.Sub(target).Square().Div(safe)).Mul(0.5);
        return Losses.Reduce(full ? losses.Add(0.5 * Math.Log(2 * Math.PI)) : losses, reduction);
    }
}
