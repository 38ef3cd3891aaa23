namespace Kasane;

/// <summary>The first half along a dimension times the sigmoid of the second (Dauphin et al. 2016). The output has half the size in that dimension.</summary>
/// <param name="dim">The dimension to halve; default the last.</param>
public sealed class GLU(int dim = -1) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"dim={dim}");

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Glu(dim);
}
