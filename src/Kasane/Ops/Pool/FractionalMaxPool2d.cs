namespace Kasane;

public static partial class Functional
{
    /// <summary>The largest elements of windows at random distances (Graham 2014).</summary>
    /// <param name="input">(N, C, H, W) or (C, H, W).</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="outputSize">How many windows; or the ratio.</param>
    /// <param name="outputRatio">The output's size in relation to the input's, above 0 and below 1.</param>
    /// <param name="randomSamples">(N, C, 2) numbers from 0 to 1; default: drawn.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentException">Not exactly one of output size and ratio was given.</exception>
    /// <exception cref="KasaneException">The windows do not fit.</exception>
    public static Tensor FractionalMaxPool2d(
        Tensor input,
        Extent kernelSize,
        Extent outputSize = default,
        Ratio outputRatio = default,
        Tensor? randomSamples = null,
        Generator? generator = null) =>
        FractionalMaxPool2dWithIndices(input, kernelSize, outputSize, outputRatio, randomSamples, generator).Output;

    /// <summary><see cref="FractionalMaxPool2d"/>, and where in its plane (in row-major order) every largest element lies.</summary>
    /// <inheritdoc cref="FractionalMaxPool2d"/>
    public static (Tensor Output, Tensor Indices) FractionalMaxPool2dWithIndices(
        Tensor input,
        Extent kernelSize,
        Extent outputSize = default,
        Ratio outputRatio = default,
        Tensor? randomSamples = null,
        Generator? generator = null) =>
        MaxPoolOp.Call(
            input,
            FractionalWindows.Of(input, kernelSize, outputSize, outputRatio, randomSamples, generator, 2, "FractionalMaxPool2d"),
            2,
            "FractionalMaxPool2d");
}
