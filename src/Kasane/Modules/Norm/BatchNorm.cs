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

    /// <summary>Whether all batches count alike, whatever the momentum: while averaged weights get statistics of their own.</summary>
    internal bool CountsAllAlike { get; set; }

    /// <summary>Whether the result may be rectified in the same pass: nobody looks at it, and it has statistics of its own.</summary>
    internal bool CanRectify => IsTraining && !IsWatched && !GlobalModuleHooks.Any
        && (GetType() == typeof(BatchNorm1d) || GetType() == typeof(BatchNorm2d) || GetType() == typeof(BatchNorm3d));

    /// <summary>The result rectified, where <see cref="CanRectify"/> allows it.</summary>
    internal Tensor CallRectified(Tensor input)
    {
        try
        {
            var share = Begin(input);
            return Functional.BatchNormRelu(input, RunningMean, RunningVar, Weight, Bias, share, Eps);
        }
        catch (KasaneException exception)
        {
            ModuleLocation.Note(exception, this);
            throw;
        }
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input)
    {
        var share = Begin(input);
        return Functional.BatchNorm(input, RunningMean, RunningVar, Weight, Bias, IsTraining || RunningMean is null, share, Eps);
    }

    // Checks and counts the batch; what it weighs in the running statistics.
    private double Begin(Tensor input)
    {
        Prepare(input, least, most);
        var momentum = CountsAllAlike ? null : Momentum;
        var share = momentum ?? 0;
        if (IsTraining && NumBatchesTracked is { } count)
        {
            using var mode = Autograd.NoGrad();
            count.AddInPlace(1);
            if (momentum is null && count.Backend.HasData) share = 1.0 / count.Item<long>();
        }
        return share;
    }
}
