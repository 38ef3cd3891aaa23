namespace Kasane;

/// <summary>1 / (1 + exp(-x)), element by element.</summary>
public sealed class Sigmoid : Module<Tensor, Tensor>, IOverwriting
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Sigmoid();

    Tensor IOverwriting.Overwrite(Tensor input) => input.SigmoidInPlace();
}
