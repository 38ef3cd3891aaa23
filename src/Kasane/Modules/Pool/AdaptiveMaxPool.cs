namespace Kasane;

/// <summary>The base of max poolings that return a given size: the largest elements of as many windows as asked for.</summary>
public abstract class AdaptiveMaxPool : IndexedPool
{
    private protected AdaptiveMaxPool(Extent outputSize) => OutputSize = outputSize;

    /// <summary>How many windows there are; null keeps the input's size.</summary>
    public Extent OutputSize { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo => $"output_size={PythonText.Of(OutputSize)}";
}
