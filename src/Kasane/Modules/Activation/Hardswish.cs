namespace Kasane;

/// <summary>x hardsigmoid(x) (Howard et al. 2019). Input and output have the same shape.</summary>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
public sealed class Hardswish(bool inPlace = false) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Hardswish(inPlace);
}
