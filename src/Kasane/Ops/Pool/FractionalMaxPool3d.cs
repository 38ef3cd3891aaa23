namespace Kasane;

public static partial class Functional
{
    /// <summary>The largest elements of windows at random distances (Graham 2014).</summary>
    /// <param name="input">(N, C, D, H, W) or (C, D, H, W).</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="outputSize">How many windows; or the ratio.</param>
    /// <param name="outputRatio">The output's size in relation to the input's, above 0 and below 1.</param>
    /// <param name="randomSamples">(N, C, 3) numbers from 0 to 1; default: drawn.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentException">Not exactly one of output size and ratio was given.</exception>
    /// <exception cref="KasaneException">The windows do not fit.</exception>
    public static Tensor FractionalMaxPool3d(
        Tensor input,
        Extent kernelSize,
        Extent outputSize = default,
        Ratio outputRatio = default,
        Tensor? randomSamples = null,
        Generator? generator = null) =>
        FractionalMaxPool3dWithIndices(input, kernelSize, outputSize, outputRatio, randomSamples, generator).Output;

    /// <summary><see cref="FractionalMaxPool3d"/>, and where in its plane (in row-major order) every largest element lies.</summary>
    /// <inheritdoc cref="FractionalMaxPool3d"/>
    public static (Tensor Output, Tensor Indices) FractionalMaxPool3dWithIndices(
        Tensor input,
        Extent kernelSize,
        Extent outputSize = default,
        Ratio outputRatio = default,
        Tensor? randomSamples = null,
        Generator? generator = null) =>
        MaxPoolOp.Call(
            input,
            FractionalWindows.Of(input, kernelSize, outputSize, outputRatio, randomSamples, generator, 3, "FractionalMaxPool3d"),
            3,
            "FractionalMaxPool3d");
}
