namespace Kasane;

/// <summary>x Phi(x), Phi being the normal distribution function (Hendrycks and Gimpel 2016). Input and output have the same shape.</summary>
/// <param name="approximate">How Phi is computed; default exactly.</param>
public sealed class GELU(GeluApproximation approximate = GeluApproximation.None) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => approximate == GeluApproximation.Tanh ? "approximate='tanh'" : "approximate='none'";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Gelu(approximate);
}
