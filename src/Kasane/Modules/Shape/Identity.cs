namespace Kasane;

/// <summary>Passes its input on: a placeholder where a layer may stand. Any shape.</summary>
public sealed class Identity : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input;
}
