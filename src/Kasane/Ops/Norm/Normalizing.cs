namespace Kasane.Internal;

/// <summary>What the derivatives of all normalisations share, composed of recorded operations: for derivatives of higher order.</summary>
internal static class Normalizing
{
    /// <summary>The gradient of x where n, x brought to mean 0 and variance 1 over some dimensions, has the gradient h.</summary>
    /// <param name="x">What was normalised.</param>
    /// <param name="h">Of its shape.</param>
    /// <param name="dims">The dimensions that means and variances were taken over.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <returns>(h - mean(h) - n mean(h n)) / std, and n.</returns>
    public static (Tensor Gradient, Tensor Normal) Gradient(Tensor x, Tensor h, ReadOnlySpan<int> dims, double eps)
    {
        var centred = x.Sub(x.Mean(dims, true));
        var inverse = centred.Square().Mean(dims, true).Add(eps).Rsqrt();
        var normal = centred.Mul(inverse);
        return (inverse.Mul(h.Sub(h.Mean(dims, true)).Sub(normal.Mul(h.Mul(normal).Mean(dims, true)))), normal);
    }
}
