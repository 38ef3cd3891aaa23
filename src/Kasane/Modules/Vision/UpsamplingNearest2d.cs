namespace Kasane;

/// <summary>An <see cref="Upsample"/> with the nearest pixels: (N, C, H, W), the same after.</summary>
/// <param name="size">The new height and width; or the scale factor.</param>
/// <param name="scaleFactor">The new size in relation to the old one: one number or two.</param>
public sealed class UpsamplingNearest2d(Extent size = default, Ratio scaleFactor = default) : Upsample(size, scaleFactor);
