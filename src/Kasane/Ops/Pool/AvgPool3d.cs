namespace Kasane;

public static partial class Functional
{
    /// <summary>The mean of every window.</summary>
    /// <param name="input">(N, C, D, H, W) or (C, D, H, W).</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="stride">The distance between two windows; default: the kernel size.</param>
    /// <param name="padding">Zeros around the input, at most half of the kernel; default 0.</param>
    /// <param name="ceilMode">Whether windows that reach beyond the far end count; default false.</param>
    /// <param name="countIncludePad">Whether the padding counts in the divisor; default true.</param>
    /// <param name="divisorOverride">The divisor of all windows; default: their sizes.</param>
    /// <exception cref="KasaneException">A size is not above 0, or the padding is more than half of the kernel.</exception>
    /// <exception cref="ShapeException">The input has another number of dimensions, or is smaller than the kernel.</exception>
    public static Tensor AvgPool3d(
        Tensor input, Extent kernelSize, Extent stride = default, Extent padding = default, bool ceilMode = false, bool countIncludePad = true,
        long? divisorOverride = null) =>
        Averages.Regular(AutocastMode.Full(input), kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride, 3, "AvgPool3d");
}
