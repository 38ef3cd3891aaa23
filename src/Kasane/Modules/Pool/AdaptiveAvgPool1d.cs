namespace Kasane;

/// <summary>The means of as many windows as asked for: (N, C, L) or (C, L), the same after.</summary>
/// <param name="outputSize">How many windows: 7; null keeps the input's size.</param>
public sealed class AdaptiveAvgPool1d(Extent outputSize) : AdaptiveAvgPool(outputSize)
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.AdaptiveAvgPool1d(input, OutputSize);
}
