namespace Kasane;

/// <summary>x / (k + alpha mean(x^2 of the neighbouring channels))^beta (Krizhevsky et al. 2012). Input and output: (N, C, ...).</summary>
/// <param name="size">How many channels count.</param>
/// <param name="alpha">The factor of the mean; default 1e-4.</param>
/// <param name="beta">The exponent; default 0.75.</param>
/// <param name="k">Added to the mean; default 1.</param>
public sealed class LocalResponseNorm(int size, double alpha = 1e-4, double beta = 0.75, double k = 1) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => $"{size}, alpha={PythonText.Of(alpha)}, beta={PythonText.Of(beta)}, k={PythonText.Of(k)}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.LocalResponseNorm(input, size, alpha, beta, k);
}
