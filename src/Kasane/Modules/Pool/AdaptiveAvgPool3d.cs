namespace Kasane;

/// <summary>The means of as many windows as asked for: (N, C, D, H, W) or (C, D, H, W), the same after.</summary>
/// <param name="outputSize">How many windows: 7, (5, 7, 9) or [null, 7, 9]; null keeps the input's size.</param>
public sealed class AdaptiveAvgPool3d(Extent outputSize) : AdaptiveAvgPool(outputSize)
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.AdaptiveAvgPool3d(input, OutputSize);
}
