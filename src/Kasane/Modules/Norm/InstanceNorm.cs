namespace Kasane;

/// <summary>
/// The base of instance norms: (x - mean) / sqrt(var + eps) * weight + bias, with the statistics of each channel of each sample
/// (Ulyanov et al. 2016).
/// </summary>
public abstract class InstanceNorm : ChannelNorm
{
    private readonly int unbatched;

    private protected InstanceNorm(
        int unbatched, long? numFeatures, double eps, double momentum, bool affine, bool trackRunningStats, DType dtype, Device? device)
        : base(numFeatures, eps, momentum, affine, trackRunningStats, dtype, device) => this.unbatched = unbatched;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input)
    {
        Prepare(input, unbatched, unbatched + 1);
        return input.Rank == unbatched ? Normalize(input.Unsqueeze(0)).Squeeze(0) : Normalize(input);
    }

    private Tensor Normalize(Tensor input) => Functional.InstanceNorm(
        input, RunningMean, RunningVar, Weight, Bias, IsTraining || !TracksRunningStats, Momentum ?? 0, Eps);
}
