namespace Kasane;

/// <summary>min(max(x, 0), 6), element by element. Input and output have the same shape.</summary>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
public sealed class ReLU6(bool inPlace = false) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => PythonText.InPlace(inPlace);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Relu6(inPlace);
}
