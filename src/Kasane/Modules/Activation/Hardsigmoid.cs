namespace Kasane;

/// <summary>0 below -3, 1 above 3, x / 6 + 1/2 between. Input and output have the same shape.</summary>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
public sealed class Hardsigmoid(bool inPlace = false) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Hardsigmoid(inPlace);
}
