namespace Kasane;

/// <summary>The mean of every window: (N, C, H, W) or (C, H, W), the same after.</summary>
/// <param name="kernelSize">The size of a window.</param>
/// <param name="stride">The distance between two windows; default: the kernel size.</param>
/// <param name="padding">Zeros around the input, at most half of the kernel; default 0.</param>
/// <param name="ceilMode">Whether windows that reach beyond the far end count; default false.</param>
/// <param name="countIncludePad">Whether the padding counts in the divisor; default true.</param>
/// <param name="divisorOverride">The divisor of all windows; default: their sizes.</param>
public sealed class AvgPool2d(
    Extent kernelSize,
    Extent stride = default,
    Extent padding = default,
    bool ceilMode = false,
    bool countIncludePad = true,
    long? divisorOverride = null)
    : AvgPool(kernelSize, stride, padding, ceilMode, countIncludePad)
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) =>
        Functional.AvgPool2d(input, KernelSize, Stride, Padding, CeilMode, CountIncludePad, divisorOverride);
}
