namespace Kasane;

/// <summary>The base of average poolings: the mean of every window.</summary>
public abstract class AvgPool : Module<Tensor, Tensor>
{
    private protected AvgPool(Extent kernelSize, Extent stride, Extent padding, bool ceilMode, bool countIncludePad) =>
        (KernelSize, Stride, Padding, CeilMode, CountIncludePad) =
            (kernelSize, stride.IsDefault ? kernelSize : stride, padding, ceilMode, countIncludePad);

    /// <summary>The size of a window.</summary>
    public Extent KernelSize { get; }

    /// <summary>The distance between two windows.</summary>
    public Extent Stride { get; }

    /// <summary>Zeros around the input.</summary>
    public Extent Padding { get; }

    /// <summary>Whether windows that reach beyond the far end count.</summary>
    public bool CeilMode { get; }

    /// <summary>Whether the padding counts in the divisor.</summary>
    public bool CountIncludePad { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"kernel_size={PythonText.Of(KernelSize)}, stride={PythonText.Of(Stride)}, padding={PythonText.Of(Padding, 0)}";
}
