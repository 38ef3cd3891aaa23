namespace Kasane;

/// <summary>
/// A batch norm over all processes of a training run. There is one process here, so it is a <see cref="BatchNorm"/> for any number of
/// dimensions: (N, C, ...), the same after.
/// </summary>
public class SyncBatchNorm : BatchNorm
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
    public SyncBatchNorm(
        long numFeatures,
        double eps = 1e-5,
        double? momentum = 0.1,
        bool affine = true,
        bool trackRunningStats = true,
        DType dtype = DType.Float32,
        Device? device = null)
        : base(2, int.MaxValue, numFeatures, eps, momentum, affine, trackRunningStats, dtype, device)
    {
    }
}
