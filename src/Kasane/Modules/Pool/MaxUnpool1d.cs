namespace Kasane;

/// <summary>Puts back what a <see cref="MaxPool1d"/> kept, zeros elsewhere: (N, C, L) or (C, L), the same after.</summary>
/// <param name="kernelSize">The size of a window.</param>
/// <param name="stride">The distance between two windows; default: the kernel size.</param>
/// <param name="padding">The padding of the pooling; default 0.</param>
public sealed class MaxUnpool1d(Extent kernelSize, Extent stride = default, Extent padding = default)
    : MaxUnpool(kernelSize, stride, padding, 1)
{
    /// <inheritdoc/>
    protected override Tensor Forward(UnpoolInput input) =>
        Functional.MaxUnpool1d(input.Input, input.Indices, KernelSize, Stride, Padding, [.. input.OutputSize ?? []]);
}
