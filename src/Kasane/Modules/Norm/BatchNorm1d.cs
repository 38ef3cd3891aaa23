namespace Kasane;

/// <summary>Normalises each channel over the batch: (N, C) or (N, C, L), the same after. See <see cref="BatchNorm"/>.</summary>
public class BatchNorm1d : BatchNorm
{
    /// <summary>A layer for a known number of channels.</summary>
    /// <param name="numFeatures">C.</param>
    /// <param name="eps">Added to the variance; default 1e-5.</param>
    /// <param name="momentum">The share of the new batch in the running statistics; default 0.1; null: all batches count alike.</param>
    /// <param name="affine">Whether there are a factor and a shift per channel; default true.</param>
    /// <param name="trackRunningStats">Whether running statistics are kept; default true.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of channels.</exception>
    public BatchNorm1d(
        long numFeatures,
        double eps = 1e-5,
        double? momentum = 0.1,
        bool affine = true,
        bool trackRunningStats = true,
        DType dtype = DType.Float32,
        Device? device = null)
        : this((long?)numFeatures, eps, momentum, affine, trackRunningStats, dtype, device)
    {
    }

    private protected BatchNorm1d(
        long? numFeatures, double eps, double? momentum, bool affine, bool trackRunningStats, DType dtype, Device? device)
        : base(2, 3, numFeatures, eps, momentum, affine, trackRunningStats, dtype, device)
    {
    }
}
