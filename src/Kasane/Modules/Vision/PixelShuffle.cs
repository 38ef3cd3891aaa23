namespace Kasane;

/// <summary>Makes channels into pixels: (*, C r^2, H, W) becomes (*, C, H r, W r) (Shi et al. 2016).</summary>
/// <param name="upscaleFactor">r.</param>
public sealed class PixelShuffle(long upscaleFactor) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => $"upscale_factor={upscaleFactor}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.PixelShuffle(upscaleFactor);
}
