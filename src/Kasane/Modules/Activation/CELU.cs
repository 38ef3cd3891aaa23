namespace Kasane;

/// <summary>x where it is positive, alpha (exp(x / alpha) - 1) elsewhere (Barron 2017). Input and output have the same shape.</summary>
/// <param name="alpha">The value approached far below 0 is -alpha; default 1.</param>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
public sealed class CELU(double alpha = 1, bool inPlace = false) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => $"alpha={PythonText.Of(alpha)}{PythonText.InPlace(inPlace, ", ")}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Celu(alpha, inPlace);
}
