namespace Kasane;

/// <summary>The mean of every window: (N, C, L) or (C, L), the same after.</summary>
/// <param name="kernelSize">The size of a window.</param>
/// <param name="stride">The distance between two windows; default: the kernel size.</param>
/// <param name="padding">Zeros around the input, at most half of the kernel; default 0.</param>
/// <param name="ceilMode">Whether windows that reach beyond the far end count; default false.</param>
/// <param name="countIncludePad">Whether the padding counts in the divisor; default true.</param>
public sealed class AvgPool1d(
    Extent kernelSize,
    Extent stride = default,
    Extent padding = default,
    bool ceilMode = false,
    bool countIncludePad = true)
    : AvgPool(kernelSize, stride, padding, ceilMode, countIncludePad)
{
    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"kernel_size={PythonText.Tuple(KernelSize)}, stride={PythonText.Tuple(Stride)}, padding={PythonText.Tuple(Padding, 0)}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) =>
        Functional.AvgPool1d(input, KernelSize, Stride, Padding, CeilMode, CountIncludePad);
}
