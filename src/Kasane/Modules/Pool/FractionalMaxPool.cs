namespace Kasane;

/// <summary>The base of max poolings at random distances (Graham 2014). The distances are drawn at every call.</summary>
public abstract class FractionalMaxPool : IndexedPool
{
    private protected FractionalMaxPool(Extent kernelSize, Extent outputSize, Ratio outputRatio, Tensor? randomSamples, int dims)
    {
        var name = GetType().Name;
        if (outputSize.IsDefault == outputRatio.IsDefault)
            throw new ArgumentException($"{name} expects either an output size or an output ratio.", nameof(outputSize));
        if (outputRatio.Any(ratio => ratio is not (> 0 and < 1)))
            throw new ArgumentException($"{name} expects output ratios between 0 and 1, but got {outputRatio}.", nameof(outputRatio));
        KernelSize = kernelSize.Spread(dims, 0, name, nameof(kernelSize));
        (OutputSize, OutputRatio, RandomSamples) = (outputSize, outputRatio, randomSamples);
    }

    /// <summary>The size of a window.</summary>
    public Extent KernelSize { get; }

    /// <summary>How many windows; nothing given: the ratio decides.</summary>
    public Extent OutputSize { get; }

    /// <summary>The output's size in relation to the input's; nothing given: the size decides.</summary>
    public Ratio OutputRatio { get; }

    /// <summary>The numbers that decide the distances; null: they are drawn.</summary>
    [Buffer]
    [Name("_random_samples")]
    public Tensor? RandomSamples { get; private set; }
}
