namespace Kasane;

/// <summary>x / (1 + |x|), element by element. Input and output have the same shape.</summary>
public sealed class Softsign : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Softsign();
}
