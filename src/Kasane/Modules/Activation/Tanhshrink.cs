namespace Kasane;

/// <summary>x - tanh(x), element by element. Input and output have the same shape.</summary>
public sealed class Tanhshrink : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Tanhshrink();
}
