namespace Kasane;

/// <summary>A <see cref="BatchNorm1d"/> whose number of channels is taken from the first input.</summary>
public sealed class LazyBatchNorm1d : BatchNorm1d
{
    /// <summary>A layer for a number of channels that is not known yet.</summary>
    /// <param name="eps">Added to the variance; default 1e-5.</param>
    /// <param name="momentum">The share of the new batch in the running statistics; default 0.1; null: all batches count alike.</param>
    /// <param name="affine">Whether there are a factor and a shift per channel; default true.</param>
    /// <param name="trackRunningStats">Whether running statistics are kept; default true.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    public LazyBatchNorm1d(
        double eps = 1e-5,
        double? momentum = 0.1,
        bool affine = true,
        bool trackRunningStats = true,
        DType dtype = DType.Float32,
        Device? device = null)
        : base((long?)null, eps, momentum, affine, trackRunningStats, dtype, device)
    {
    }
}
