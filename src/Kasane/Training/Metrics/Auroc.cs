namespace Kasane;

/// <summary>
/// The area under the receiver operating characteristic: the probability that a positive has a higher score than a negative, ties counting
/// half. With several classes each one is positive in turn, all others negative. Exact: it keeps all scores.
/// </summary>
public sealed class Auroc : Metric
{
    private readonly List<(double Score, bool Positive)>[] seen;
    private readonly Average average;

    /// <summary>For two classes: scores (N), or (N, 2) whose second column counts, and targets of 0 or 1.</summary>
    public Auroc()
    {
        seen = [[]];
        average = Average.Macro;
    }

    /// <summary>For several classes: scores (N, classes) and class numbers.</summary>
    /// <param name="classes">How many classes there are; at least 2.</param>
    /// <param name="average">
    /// How their areas become one: the mean over classes that have positives and negatives (macro, the default), weighted by their targets, or
    /// the area of all scores in one heap (micro).
    /// </param>
    public Auroc(int classes, Average average = Average.Macro)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (average == Average.Binary) throw new ArgumentException("The binary area is that of new Auroc().", nameof(average));
        seen = new List<(double Score, bool Positive)>[classes];
        for (var i = 0; i < classes; i++) seen[i] = [];
        this.average = average;
    }

    /// <inheritdoc/>
    public override string Name => average == Average.Macro ? nameof(Auroc) : $"{nameof(Auroc)}({average})";

    /// <summary>Takes in a batch.</summary>
    /// <param name="predictions">Scores: the higher, the more positive. (N), (N, 2) or (N, classes).</param>
    /// <param name="targets">0 or 1, or class numbers: (N).</param>
    public override void Update(Tensor predictions, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(targets);
        using var mode = Autograd.NoGrad();
        var last = seen.Length == 1 ? 1 : seen.Length - 1;
        var truth = targets.ToArray<long>();
        foreach (var value in truth)
            if ((ulong)value > (ulong)last) throw new ArgumentOutOfRangeException(nameof(targets), value, $"Auroc expects targets from 0 to {last}.");
        if (seen.Length == 1)
        {
            if (predictions.Rank == 2 && predictions.Size(1) == 2) predictions = predictions.Select(1, 1);
            SameSize(predictions, targets, nameof(Auroc));
            var column = predictions.ToArray<double>();
            for (var i = 0; i < truth.Length; i++) seen[0].Add((column[i], truth[i] == 1));
            return;
        }

        var (scores, classes) = Internal.ClassScores.Rows(predictions, targets, nameof(Auroc));
        if (classes != seen.Length)
            throw new ShapeException($"Auroc expects scores (N, {seen.Length}), but got {predictions.Shape}.")
            {
                Operation = nameof(Auroc),
                Shapes = [predictions.Shape],
            };
        for (var i = 0; i < truth.Length; i++)
            for (var j = 0; j < classes; j++) seen[j].Add((scores[(i * classes) + j], truth[i] == j));
    }

    /// <summary>The area; NaN where there are no positives or no negatives.</summary>
    public override double Compute()
    {
        if (seen.Length == 1) return Area(seen[0]);
        if (average == Average.Micro) return Area(seen.SelectMany(items => items));
        double sum = 0, weights = 0;
        foreach (var items in seen)
        {
            if (Area(items) is not (>= 0 and var area)) continue;
            var weight = average == Average.Weighted ? items.Count(item => item.Positive) : 1;
            (sum, weights) = (sum + (weight * area), weights + weight);
        }

        return sum / weights;
    }

    /// <summary>The area of each class, (classes), Float64.</summary>
    public Tensor ComputePerClass() => Tensor.From<double>([.. seen.Select(Area)]);

    /// <inheritdoc/>
    public override void Reset()
    {
        foreach (var items in seen) items.Clear();
    }

    private static double Area(IEnumerable<(double Score, bool Positive)> items)
    {
        var sorted = items.OrderBy(item => item.Score).ToArray();
        double ranks = 0;
        long positives = 0;
        for (var i = 0; i < sorted.Length;)
        {
            var end = i;
            while (end < sorted.Length && sorted[end].Score.Equals(sorted[i].Score)) end++;
            // Equal scores share the mean of their ranks.
            var rank = (i + 1 + end) / 2.0;
            for (; i < end; i++)
                if (sorted[i].Positive) (ranks, positives) = (ranks + rank, positives + 1);
        }

        double negatives = sorted.Length - positives;
        return positives == 0 || negatives == 0 ? double.NaN : (ranks - (positives * (positives + 1.0) / 2)) / (positives * negatives);
    }
}
