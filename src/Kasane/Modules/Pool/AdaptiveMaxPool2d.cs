namespace Kasane;

/// <summary>The largest elements of as many windows as asked for: (N, C, H, W) or (C, H, W), the same after.</summary>
/// <param name="outputSize">How many windows: 7, (5, 7) or [null, 7]; null keeps the input's size.</param>
public sealed class AdaptiveMaxPool2d(Extent outputSize) : AdaptiveMaxPool(outputSize)
{
    private protected override (Tensor Output, Tensor Indices) Pool(Tensor input) =>
        Functional.AdaptiveMaxPool2dWithIndices(input, OutputSize);

    private protected override Tensor Largest(Tensor input) => Functional.AdaptiveMaxPool2d(input, OutputSize);
}
