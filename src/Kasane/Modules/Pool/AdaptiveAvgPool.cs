namespace Kasane;

/// <summary>The base of average poolings that return a given size: the means of as many windows as asked for.</summary>
public abstract class AdaptiveAvgPool : Module<Tensor, Tensor>
{
    private protected AdaptiveAvgPool(Extent outputSize) => OutputSize = outputSize;

    /// <summary>How many windows there are; null keeps the input's size.</summary>
    public Extent OutputSize { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo => $"output_size={PythonText.Of(OutputSize)}";
}
