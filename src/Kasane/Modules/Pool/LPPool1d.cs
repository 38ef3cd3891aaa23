namespace Kasane;

/// <summary>(The sum of x^p over a window)^(1/p): (N, C, L) or (C, L), the same after.</summary>
/// <param name="normType">p; for infinity take <see cref="MaxPool1d"/>.</param>
/// <param name="kernelSize">The size of a window.</param>
/// <param name="stride">The distance between two windows; default: the kernel size.</param>
/// <param name="ceilMode">Whether windows that reach beyond the far end count; default false.</param>
public sealed class LPPool1d(double normType, Extent kernelSize, Extent stride = default, bool ceilMode = false)
    : LPPool(normType, kernelSize, stride, ceilMode)
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.LpPool1d(input, NormType, KernelSize, Stride, CeilMode);
}
