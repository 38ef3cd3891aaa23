namespace Kasane;

/// <summary>A number that grows over batches: <see cref="Update"/> for each, <see cref="Compute"/> at the end, <see cref="Reset"/> to begin anew.</summary>
public abstract class Metric
{
    /// <summary>The metric's name in reports; default: the class's.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>Whether larger is better (default); false for errors.</summary>
    public virtual bool HigherIsBetter => true;

    /// <summary>Takes in a batch.</summary>
    /// <param name="predictions">What the model said; each metric says in which form.</param>
    /// <param name="targets">What was right.</param>
    public abstract void Update(Tensor predictions, Tensor targets);

    /// <summary>The metric over all batches since <see cref="Reset"/>; NaN where there were none.</summary>
    public abstract double Compute();

    /// <summary>Forgets all batches.</summary>
    public abstract void Reset();

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name} {Compute():G5}");

    private protected static void SameSize(Tensor predictions, Tensor targets, string metric)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(targets);
        if (predictions.ElementCount != targets.ElementCount)
            throw new ShapeException($"{metric} expects one prediction per target, but got shapes {predictions.Shape} and {targets.Shape}.")
            {
                Operation = metric,
                Shapes = [predictions.Shape, targets.Shape],
            };
    }
}
