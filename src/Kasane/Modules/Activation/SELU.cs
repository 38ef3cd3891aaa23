namespace Kasane;

/// <summary>scale * ELU(x, alpha), with the constants that keep mean 0 and variance 1 (Klambauer et al. 2017). Input and output have the same shape.</summary>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
public sealed class SELU(bool inPlace = false) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => PythonText.InPlace(inPlace);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Selu(inPlace);
}
