namespace Kasane;

/// <summary>The share of the targets' variance that the predictions explain: 1 - sum (t - p)^2 / sum (t - mean)^2.</summary>
public sealed class R2Score : Metric
{
    private double residual;
    private double mean;
    private double spread;
    private long count;

    /// <summary>Takes in a batch.</summary>
    /// <param name="predictions">Any shape.</param>
    /// <param name="targets">As many numbers.</param>
    public override void Update(Tensor predictions, Tensor targets)
    {
        SameSize(predictions, targets, Name);
        var (p, t) = (predictions.ToArray<double>(), targets.ToArray<double>());
        for (var i = 0; i < p.Length; i++)
        {
            residual += (t[i] - p[i]) * (t[i] - p[i]);
            // Welford's update: no difference of large sums.
            var distance = t[i] - mean;
            mean += distance / ++count;
            spread += distance * (t[i] - mean);
        }
    }

    /// <summary>The score; NaN for fewer than two targets, negative infinity where equal targets were missed.</summary>
    public override double Compute()
    {
        if (count < 2) return double.NaN;
        if (spread == 0) return residual == 0 ? 1 : double.NegativeInfinity;
        return 1 - (residual / spread);
    }

    /// <inheritdoc/>
    public override void Reset() => (residual, mean, spread, count) = (0, 0, 0, 0);
}
