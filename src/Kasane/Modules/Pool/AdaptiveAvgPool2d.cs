namespace Kasane;

/// <summary>The means of as many windows as asked for: (N, C, H, W) or (C, H, W), the same after.</summary>
/// <param name="outputSize">How many windows: 7, (5, 7) or [null, 7]; null keeps the input's size.</param>
public sealed class AdaptiveAvgPool2d(Extent outputSize) : AdaptiveAvgPool(outputSize)
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.AdaptiveAvgPool2d(input, OutputSize);
}
