namespace Kasane;

/// <summary>Normalises each channel of each sample: (N, C, D, H, W) or (C, D, H, W), the same after. See <see cref="InstanceNorm"/>.</summary>
public class InstanceNorm3d : InstanceNorm
{
    /// <summary>A layer for a known number of channels.</summary>
    /// <param name="numFeatures">C.</param>
    /// <param name="eps">Added to the variance; default 1e-5.</param>
    /// <param name="momentum">The share of the new batch in the running statistics; default 0.1.</param>
    /// <param name="affine">Whether there are a factor and a shift per channel; default false.</param>
    /// <param name="trackRunningStats">Whether running statistics are kept; default false.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of channels.</exception>
    public InstanceNorm3d(
        long numFeatures,
        double eps = 1e-5,
        double momentum = 0.1,
        bool affine = false,
        bool trackRunningStats = false,
        DType dtype = DType.Float32,
        Device? device = null)
        : this((long?)numFeatures, eps, momentum, affine, trackRunningStats, dtype, device)
    {
    }

    private protected InstanceNorm3d(
        long? numFeatures, double eps, double momentum, bool affine, bool trackRunningStats, DType dtype, Device? device)
        : base(4, numFeatures, eps, momentum, affine, trackRunningStats, dtype, device)
    {
    }
}
