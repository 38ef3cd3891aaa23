namespace Kasane;

/// <summary>
/// The base of batch norms: (x - mean) / sqrt(var + eps) * weight + bias, with the statistics of the batch in training mode and the running
/// ones in evaluation mode (Ioffe and Szegedy 2015).
/// </summary>
public abstract class BatchNorm : ChannelNorm
{
    private readonly int least;
    private readonly int most;

    private protected BatchNorm(
        int least, int most, long? numFeatures, double eps, double? momentum, bool affine, bool trackRunningStats, DType dtype, Device? device)
        : base(numFeatures, eps, momentum, affine, trackRunningStats, dtype, device)
    {
        this.least = least;
        this.most = most;
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input)
    {
        Prepare(input, least, most);
        var share = Momentum ?? 0;
        if (IsTraining && NumBatchesTracked is { } count)
        {
            using var mode = Autograd.NoGrad();
            count.AddInPlace(1);
            if (Momentum is null && count.Backend.HasData) share = 1.0 / count.Item<long>();
        }
        return Functional.BatchNorm(input, RunningMean, RunningVar, Weight, Bias, IsTraining || RunningMean is null, share, Eps);
    }
}
