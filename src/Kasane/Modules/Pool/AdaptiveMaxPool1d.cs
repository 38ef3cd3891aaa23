namespace Kasane;

/// <summary>The largest elements of as many windows as asked for: (N, C, L) or (C, L), the same after.</summary>
/// <param name="outputSize">How many windows: 7; null keeps the input's size.</param>
public sealed class AdaptiveMaxPool1d(Extent outputSize) : AdaptiveMaxPool(outputSize)
{
    private protected override (Tensor Output, Tensor Indices) Pool(Tensor input) =>
        Functional.AdaptiveMaxPool1dWithIndices(input, OutputSize);

    private protected override Tensor Largest(Tensor input) => Functional.AdaptiveMaxPool1d(input, OutputSize);
}
