namespace Kasane;

/// <summary>The largest elements of as many windows as asked for: (N, C, D, H, W) or (C, D, H, W), the same after.</summary>
/// <param name="outputSize">How many windows: 7, (5, 7, 9) or [null, 7, 9]; null keeps the input's size.</param>
public sealed class AdaptiveMaxPool3d(Extent outputSize) : AdaptiveMaxPool(outputSize)
{
    private protected override (Tensor Output, Tensor Indices) Pool(Tensor input) =>
        Functional.AdaptiveMaxPool3dWithIndices(input, OutputSize);

    private protected override Tensor Largest(Tensor input) => Functional.AdaptiveMaxPool3d(input, OutputSize);
}
