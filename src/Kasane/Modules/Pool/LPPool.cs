namespace Kasane;

/// <summary>The base of power-average poolings: (the sum of x^p over a window)^(1/p).</summary>
public abstract class LPPool : Module<Tensor, Tensor>
{
    private protected LPPool(double normType, Extent kernelSize, Extent stride, bool ceilMode) =>
        (NormType, KernelSize, Stride, CeilMode) = (normType, kernelSize, stride, ceilMode);

    /// <summary>The exponent p.</summary>
    public double NormType { get; }

    /// <summary>The size of a window.</summary>
    public Extent KernelSize { get; }

    /// <summary>The distance between two windows; nothing given: the kernel size.</summary>
    public Extent Stride { get; }

    /// <summary>Whether windows that reach beyond the far end count.</summary>
    public bool CeilMode { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"norm_type={PythonText.Plain(NormType)}, kernel_size={PythonText.Of(KernelSize)}, stride={PythonText.Of(Stride)}, "
        + $"ceil_mode={PythonText.Of(CeilMode)}";
}
