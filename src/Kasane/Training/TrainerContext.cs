namespace Kasane;

/// <summary>Where a training is; callbacks look at it and may ask it to stop.</summary>
public sealed class TrainerContext
{
    private readonly List<EpochReport> history = [];

    internal TrainerContext(Module model, Optimizer optimizer) => (Model, Optimizer) = (model, optimizer);

    /// <summary>What is trained.</summary>
    public Module Model { get; }

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>What the training was asked for, as text by name (<c>Epochs</c>, <c>BatchSize</c>, <c>Optimizer</c>, ...); only what is set.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; internal init; } = new Dictionary<string, string>();

    /// <summary>The epoch, from 0.</summary>
    public int Epoch { get; internal set; }

    /// <summary>Batches of the epoch that were used.</summary>
    public int Batch { get; internal set; }

    /// <summary>How many batches an epoch has; null where nobody knows.</summary>
    public int? Batches { get; internal set; }

    /// <summary>The optimizer's steps since the beginning.</summary>
    public long Step { get; internal set; }

    /// <summary>The loss of the latest step.</summary>
    public double Loss { get; internal set; } = double.NaN;

    /// <summary>The norm of the gradients of the latest step; null where they are not clipped by it.</summary>
    public double? GradientNorm { get; internal set; }

    /// <summary>The learning rate of the first group.</summary>
    public double LearningRate => Optimizer.Groups[0].Options.LearningRate;

    /// <summary>The epochs that are over.</summary>
    public IReadOnlyList<EpochReport> History => history;

    /// <summary>Whether a callback asked to stop.</summary>
    public bool StopRequested { get; private set; }

    internal RunningMean EpochLoss { get; } = new();

    internal List<EpochReport> Reports => history;

    /// <summary>Ends the training after this step or epoch.</summary>
    public void Stop() => StopRequested = true;
}
