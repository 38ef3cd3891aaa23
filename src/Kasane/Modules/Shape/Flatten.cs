namespace Kasane;

/// <summary>Merges neighbouring dimensions into one: (N, C, H, W) to (N, C * H * W) by default.</summary>
/// <param name="startDim">The first dimension to merge; default 1.</param>
/// <param name="endDim">The last dimension to merge; default -1.</param>
public sealed class Flatten(int startDim = 1, int endDim = -1) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"start_dim={startDim}, end_dim={endDim}");

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Flatten(startDim, endDim);
}
