namespace Kasane;

/// <summary>
/// The area under the receiver operating characteristic: the probability that a positive has a higher score than a negative, ties counting
/// half. Exact: it keeps all scores.
/// </summary>
public sealed class Auroc : Metric
{
    private readonly List<(double Score, bool Positive)> seen = [];

    /// <summary>Takes in a batch.</summary>
    /// <param name="predictions">Scores (N): the higher, the more positive. Or (N, 2): the second column counts.</param>
    /// <param name="targets">0 or 1, (N).</param>
    public override void Update(Tensor predictions, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        using var mode = Autograd.NoGrad();
        if (predictions.Rank == 2 && predictions.Size(1) == 2) predictions = predictions.Select(1, 1);
        SameSize(predictions, targets, nameof(Auroc));
        var (scores, truth) = (predictions.ToArray<double>(), targets.ToArray<long>());
        foreach (var value in truth)
            if (value is not (0 or 1)) throw new ArgumentOutOfRangeException(nameof(targets), value, "Auroc expects targets of 0 or 1.");
        for (var i = 0; i < scores.Length; i++) seen.Add((scores[i], truth[i] == 1));
    }

    /// <summary>The area; NaN where there are no positives or no negatives.</summary>
    public override double Compute()
    {
        var sorted = seen.OrderBy(item => item.Score).ToArray();
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

    /// <inheritdoc/>
    public override void Reset() => seen.Clear();
}
