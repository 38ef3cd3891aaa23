namespace Kasane;

/// <summary>What batch and instance norms share: factors, shifts and running statistics per channel.</summary>
public abstract class ChannelNorm : Module<Tensor, Tensor>
{
    private readonly bool affine;
    private readonly bool trackRunningStats;
    private readonly DType dtype;

    private protected ChannelNorm(long? numFeatures, double eps, double? momentum, bool affine, bool trackRunningStats, DType dtype, Device? device)
    {
        if (numFeatures is { } given) ArgumentOutOfRangeException.ThrowIfNegative(given, nameof(numFeatures));
        (Eps, Momentum, this.affine, this.trackRunningStats, this.dtype) = (eps, momentum, affine, trackRunningStats, dtype);
        NumFeatures = numFeatures ?? 0;
        IsLazy = numFeatures is null;
        if (affine)
        {
            Weight = IsLazy ? Parameter.Uninitialized() : new(Tensor.Ones([NumFeatures], dtype, device));
            Bias = IsLazy ? Parameter.Uninitialized() : new(Tensor.Zeros([NumFeatures], dtype, device));
        }
        if (trackRunningStats)
        {
            RunningMean = IsLazy ? new UninitializedBuffer() : Tensor.Zeros([NumFeatures], dtype, device);
            RunningVar = IsLazy ? new UninitializedBuffer() : Tensor.Ones([NumFeatures], dtype, device);
            NumBatchesTracked = Tensor.Zeros([], DType.Int64, device);
        }
    }

    /// <summary>The number of channels; 0 while it is not known.</summary>
    public long NumFeatures { get; private set; }

    /// <summary>Added to the variance.</summary>
    public double Eps { get; }

    /// <summary>The share of the new batch in the running statistics; null: all batches count alike.</summary>
    public double? Momentum { get; }

    /// <summary>The factor of each channel, or null.</summary>
    public Parameter? Weight { get; }

    /// <summary>What is added to each channel, or null.</summary>
    public Parameter? Bias { get; }

    /// <summary>The running mean of each channel, or null.</summary>
    [Buffer]
    public Tensor? RunningMean { get; private set; }

    /// <summary>The running variance of each channel, or null.</summary>
    [Buffer]
    public Tensor? RunningVar { get; private set; }

    /// <summary>How many batches were seen in training mode, a scalar, or null.</summary>
    [Buffer]
    public Tensor? NumBatchesTracked { get; private set; }

    /// <inheritdoc/>
    protected override string DisplayName => IsLazy ? base.DisplayName : base.DisplayName.Replace("Lazy", "", StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"{NumFeatures}, eps={PythonText.Of(Eps)}, momentum={(Momentum is { } share ? PythonText.Of(share) : "None")}, "
        + $"affine={PythonText.Of(affine)}, track_running_stats={PythonText.Of(trackRunningStats)}";

    private protected bool IsLazy { get; private set; }

    private protected bool TracksRunningStats => trackRunningStats;

    // State dicts from before there was such a counter.
    internal override bool MayBeMissing(string name) => name == "num_batches_tracked";

    /// <summary>Sets the running statistics back to mean 0 and variance 1.</summary>
    public void ResetRunningStats()
    {
        if (IsLazy) return;
        using var mode = Autograd.NoGrad();
        RunningMean?.FillInPlace(0);
        RunningVar?.FillInPlace(1);
        NumBatchesTracked?.FillInPlace(0);
    }

    /// <inheritdoc/>
    protected override void OnStateLoaded()
    {
        if (!IsLazy || (Weight ?? RunningMean) is not { } known || Weight is { IsInitialized: false } || RunningMean is UninitializedBuffer) return;
        NumFeatures = known.Size(0);
        IsLazy = false;
    }

    /// <summary>Checks the number of dimensions; a lazy layer takes the number of channels from its first input.</summary>
    /// <exception cref="ArgumentException">Another number of dimensions.</exception>
    private protected void Prepare(Tensor input, int least, int most)
    {
        if (input.Rank < least || input.Rank > most)
        {
            var expected = least == most ? $"{least}" : most == int.MaxValue ? $"at least {least}" : $"{least} or {most}";
            throw new ArgumentException($"{DisplayName} expects an input with {expected} dimensions, but got {input.Shape}.", nameof(input));
        }
        if (!IsLazy) return;
        NumFeatures = input.Size(1);
        Weight?.Initialize(Tensor.Ones([NumFeatures], dtype, input.Device));
        Bias?.Initialize(Tensor.Zeros([NumFeatures], dtype, input.Device));
        if (trackRunningStats)
        {
            RunningMean = Tensor.Zeros([NumFeatures], dtype, input.Device);
            RunningVar = Tensor.Ones([NumFeatures], dtype, input.Device);
            NumBatchesTracked = NumBatchesTracked!.To(input.Device);
        }
        IsLazy = false;
    }
}
