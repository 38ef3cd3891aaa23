namespace Kasane;

/// <summary>x tanh(softplus(x)) (Misra 2019). Input and output have the same shape.</summary>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
public sealed class Mish(bool inPlace = false) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => PythonText.InPlace(inPlace);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Mish(inPlace);
}
