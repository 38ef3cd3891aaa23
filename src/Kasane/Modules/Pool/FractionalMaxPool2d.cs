namespace Kasane;

/// <summary>The largest elements of windows at random distances (Graham 2014): (N, C, H, W) or (C, H, W), the same after.</summary>
/// <param name="kernelSize">The size of a window.</param>
/// <param name="outputSize">How many windows; or the ratio.</param>
/// <param name="outputRatio">The output's size in relation to the input's, above 0 and below 1.</param>
/// <param name="randomSamples">(N, C, 2) numbers from 0 to 1 for every call; default: drawn anew each time.</param>
/// <exception cref="ArgumentException">Not exactly one of output size and ratio, or a ratio that is not between 0 and 1.</exception>
public sealed class FractionalMaxPool2d(
    Extent kernelSize, Extent outputSize = default, Ratio outputRatio = default, Tensor? randomSamples = null)
    : FractionalMaxPool(kernelSize, outputSize, outputRatio, randomSamples, 2)
{
    private protected override (Tensor Output, Tensor Indices) Pool(Tensor input) =>
        Functional.FractionalMaxPool2dWithIndices(input, KernelSize, OutputSize, OutputRatio, RandomSamples);
}
