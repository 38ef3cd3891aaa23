namespace Kasane;

/// <summary>The base of metrics that follow from a confusion matrix, class by class.</summary>
public abstract class ClassMetric : Metric
{
    private readonly ConfusionMatrix confusion;
    private readonly Average average;

    private protected ClassMetric(int classes, Average average)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (average == Average.Binary && classes != 2) throw new ArgumentException($"The binary average is for two classes, not for {classes}.", nameof(average));
        confusion = new(classes);
        this.average = average;
    }

    /// <summary>What the metric follows from: how often each class was taken for which since <see cref="Reset"/>.</summary>
    public ConfusionMatrix Confusion => confusion;

    /// <inheritdoc/>
    public override string Name => average == Average.Macro ? GetType().Name : $"{GetType().Name}({average})";

    /// <summary>Takes in a batch.</summary>
    /// <param name="predictions">Scores (N, classes, ...) or class numbers (N, ...).</param>
    /// <param name="targets">Class numbers (N, ...).</param>
    public override void Update(Tensor predictions, Tensor targets) => confusion.Update(predictions, targets);

    /// <inheritdoc/>
    public override double Compute()
    {
        (long Found, long False, long Missed) all = default;
        double sum = 0, weights = 0;
        for (var target = 0; target < confusion.Classes; target++)
        {
            var one = confusion.Of(target);
            all = (all.Found + one.Found, all.False + one.False, all.Missed + one.Missed);
            double weight = average == Average.Weighted ? one.Found + one.Missed : one == default ? 0 : 1;
            sum += weight * Score(one.Found, one.False, one.Missed);
            weights += weight;
        }

        if (all == default) return double.NaN;
        if (average == Average.Binary) return ComputePerClass()[1].Item<double>();
        return average == Average.Micro ? Score(all.Found, all.False, all.Missed) : sum / weights;
    }

    /// <summary>The metric of each class, (classes), Float64.</summary>
    public Tensor ComputePerClass()
    {
        var scores = new double[confusion.Classes];
        for (var target = 0; target < scores.Length; target++)
        {
            var (found, wrong, missed) = confusion.Of(target);
            scores[target] = Score(found, wrong, missed);
        }

        return Tensor.From(scores);
    }

    /// <inheritdoc/>
    public override void Reset() => confusion.Reset();

    private protected abstract double Score(long found, long wrong, long missed);

    /// <summary>0 where there is nothing to divide by, as in scikit-learn.</summary>
    private protected static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
