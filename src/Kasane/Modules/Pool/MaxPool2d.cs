namespace Kasane;

/// <summary>The largest element of every window: (N, C, H, W) or (C, H, W), the same after.</summary>
/// <param name="kernelSize">The size of a window.</param>
/// <param name="stride">The distance between two windows; default: the kernel size.</param>
/// <param name="padding">Places around the input that never win, at most half of the kernel; default 0.</param>
/// <param name="dilation">The distance between two elements of a window; default 1.</param>
/// <param name="ceilMode">Whether windows that reach beyond the far end count; default false.</param>
public sealed class MaxPool2d(
    Extent kernelSize, Extent stride = default, Extent padding = default, Extent dilation = default, bool ceilMode = false)
    : MaxPool(kernelSize, stride, padding, dilation, ceilMode)
{
    private protected override (Tensor Output, Tensor Indices) Pool(Tensor input) =>
        Functional.MaxPool2dWithIndices(input, KernelSize, Stride, Padding, Dilation, CeilMode);

    private protected override Tensor Largest(Tensor input) => Functional.MaxPool2d(input, KernelSize, Stride, Padding, Dilation, CeilMode);
}
