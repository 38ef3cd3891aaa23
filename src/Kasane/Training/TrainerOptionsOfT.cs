namespace Kasane;

/// <summary>How a <see cref="Trainer"/> trains.</summary>
/// <typeparam name="TBatch">A batch of the loader.</typeparam>
public sealed record TrainerOptions<TBatch>
{
    /// <summary>Updates the parameters.</summary>
    public required Optimizer Optimizer { get; init; }

    /// <summary>The forward pass of one batch up to the loss; also called for validation, without gradients.</summary>
    public required Func<TBatch, StepOutput> Step { get; init; }

    /// <summary>How often all batches are shown; default 1.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>The most steps of the optimizer, whatever the epochs; default: no limit.</summary>
    public long? MaxSteps { get; init; }

    /// <summary>Batches whose gradients are added (as a mean) before the optimizer steps; default 1.</summary>
    public int AccumulateSteps { get; init; } = 1;

    /// <summary>The largest norm of all gradients together; default: no limit.</summary>
    public double? ClipGradNorm { get; init; }

    /// <summary>The largest absolute value of a gradient's element; default: no limit.</summary>
    public double? ClipGradValue { get; init; }

    /// <summary>Changes the learning rates.</summary>
    public ITrainingSchedule? Schedule { get; init; }

    /// <summary>Batches to validate with after each epoch.</summary>
    public DataLoader<TBatch>? Validation { get; init; }

    /// <summary>Measured over the validation.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [];

    /// <summary>Called on the way, in this order. Those that are <see cref="IStateful"/> are part of the checkpoints.</summary>
    public IReadOnlyList<TrainerCallback> Callbacks { get; init; } = [];

    /// <summary>Where and how often the training is saved; default: not at all.</summary>
    public CheckpointOptions? Checkpoint { get; init; }

    /// <summary>Random streams that the training draws from besides <see cref="Generator.Default"/> and the loader's; part of the checkpoints.</summary>
    public IReadOnlyList<Generator> Generators { get; init; } = [];

    /// <summary>Computing with fewer bits: <see cref="MixedPrecision.BFloat16"/>, <see cref="MixedPrecision.Float16"/>; default: none.</summary>
    public IPrecision? Precision { get; init; }

    /// <summary>Where messages go.</summary>
    public ITrainingLog? Log { get; init; }

    /// <summary>
    /// Whether Ctrl-C and SIGTERM end the training after the step in flight, with a checkpoint (default true); a second one ends the process.
    /// </summary>
    public bool StopOnSignals { get; init; } = true;

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Optimizer);
        ArgumentNullException.ThrowIfNull(Step);
        ArgumentOutOfRangeException.ThrowIfNegative(Epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(AccumulateSteps, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxSteps ?? 0, nameof(MaxSteps));
        Checkpoint?.Validate();
        if (Metrics.Count > 0 && Validation is null)
            throw new ArgumentException("Metrics are measured over the validation, but there is none. Set Validation, or leave Metrics out.");
        if (Metrics.Select(metric => metric.Name).Distinct().Count() < Metrics.Count)
            throw new ArgumentException("Two metrics have the same name. Each needs a name of its own.");
    }
}
