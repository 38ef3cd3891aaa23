namespace Kasane;

/// <summary>The hyperbolic tangent, element by element.</summary>
public sealed class Tanh : Module<Tensor, Tensor>, IOverwriting
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Tanh();

    Tensor IOverwriting.Overwrite(Tensor input) => input.TanhInPlace();
}
