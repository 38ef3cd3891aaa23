namespace Kasane;

/// <summary>What a training or validation step computed of a batch.</summary>
/// <param name="Loss">One number, with its history.</param>
/// <param name="Predictions">What the model said, for metrics.</param>
/// <param name="Targets">What was right, for metrics.</param>
/// <param name="Samples">How many items the loss is the mean of; default: the targets' first size, without targets 1.</param>
public readonly record struct StepOutput(Tensor Loss, Tensor? Predictions = null, Tensor? Targets = null, long? Samples = null)
{
    internal long Weight => Samples ?? (Targets is { Rank: > 0 } ? Targets.Size(0) : 1);

    /// <summary>A loss alone.</summary>
    public static implicit operator StepOutput(Tensor loss) => FromTensor(loss);

    /// <summary>A loss alone.</summary>
    public static StepOutput FromTensor(Tensor loss) => new(loss);
}
