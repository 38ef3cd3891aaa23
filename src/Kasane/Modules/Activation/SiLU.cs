namespace Kasane;

/// <summary>x sigmoid(x), also known as swish (Elfwing et al. 2017). Input and output have the same shape.</summary>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
public sealed class SiLU(bool inPlace = false) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => PythonText.InPlace(inPlace);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Silu(inPlace);
}
