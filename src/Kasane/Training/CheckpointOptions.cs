namespace Kasane;

/// <summary>
/// Where and how often a <see cref="Trainer"/> saves. A checkpoint is one safetensors file that appears whole or not at all; it holds
/// weights, optimizer, schedule, random streams and the place in the data, so that the training goes on bit for bit.
/// </summary>
public sealed record CheckpointOptions
{
    /// <summary>The folder; it is made if it does not exist. The newest checkpoint is <c>last.safetensors</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>Save after so many steps; default 0: only at the ends of epochs.</summary>
    public int EverySteps { get; init; }

    /// <summary>Save after so many epochs; default 1; 0: never.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>How many of the best epochs are kept besides the newest, as <c>best-epoch-0007.safetensors</c>; default 0.</summary>
    public int KeepBest { get; init; }

    /// <summary>What is best: the name of a metric, <c>ValidationLoss</c> or <c>TrainLoss</c>. Default: the validation's loss if there is one.</summary>
    public string? Monitor { get; init; }

    /// <summary>Whether to go on from <c>last.safetensors</c> if it is there; default true.</summary>
    public bool Resume { get; init; } = true;

    /// <summary>The newest checkpoint's path.</summary>
    public string LastPath => Path.Combine(Folder, "last.safetensors");

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(Folder);
        ArgumentOutOfRangeException.ThrowIfNegative(EverySteps);
        ArgumentOutOfRangeException.ThrowIfNegative(EveryEpochs);
        ArgumentOutOfRangeException.ThrowIfNegative(KeepBest);
    }
}
