namespace Kasane;

/// <summary>The base of max poolings: the largest element of every window.</summary>
public abstract class MaxPool : IndexedPool
{
    private protected MaxPool(Extent kernelSize, Extent stride, Extent padding, Extent dilation, bool ceilMode) =>
        (KernelSize, Stride, Padding, Dilation, CeilMode) =
            (kernelSize, stride.IsDefault ? kernelSize : stride, padding, dilation, ceilMode);

    /// <summary>The size of a window.</summary>
    public Extent KernelSize { get; }

    /// <summary>The distance between two windows.</summary>
    public Extent Stride { get; }

    /// <summary>Places around the input that never win.</summary>
    public Extent Padding { get; }

    /// <summary>The distance between two elements of a window.</summary>
    public Extent Dilation { get; }

    /// <summary>Whether windows that reach beyond the far end count.</summary>
    public bool CeilMode { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"kernel_size={PythonText.Of(KernelSize)}, stride={PythonText.Of(Stride)}, padding={PythonText.Of(Padding, 0)}, "
        + $"dilation={PythonText.Of(Dilation, 1)}, ceil_mode={PythonText.Of(CeilMode)}";
}
