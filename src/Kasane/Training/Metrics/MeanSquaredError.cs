namespace Kasane;

/// <summary>The mean of the squared differences.</summary>
public sealed class MeanSquaredError : Metric
{
    private double sum;
    private long count;

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    /// <summary>Takes in a batch.</summary>
    /// <param name="predictions">Any shape.</param>
    /// <param name="targets">As many numbers.</param>
    public override void Update(Tensor predictions, Tensor targets)
    {
        SameSize(predictions, targets, Name);
        var (p, t) = (predictions.ToArray<double>(), targets.ToArray<double>());
        for (var i = 0; i < p.Length; i++)
        {
            var d = p[i] - t[i];
            sum += d * d;
        }

        count += p.Length;
    }

    /// <inheritdoc/>
    public override double Compute() => sum / count;

    /// <inheritdoc/>
    public override void Reset() => (sum, count) = (0, 0);
}
