namespace Kasane;

/// <summary>Makes pixels into channels: (*, C, H r, W r) becomes (*, C r^2, H, W); the reverse of <see cref="PixelShuffle"/>.</summary>
/// <param name="downscaleFactor">r.</param>
public sealed class PixelUnshuffle(long downscaleFactor) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => $"downscale_factor={downscaleFactor}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.PixelUnshuffle(downscaleFactor);
}
