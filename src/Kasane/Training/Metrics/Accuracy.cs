namespace Kasane;

/// <summary>The share of targets that are among the k classes with the highest scores.</summary>
/// <param name="topK">How many guesses count; default 1. Of equal scores the lower class number comes first.</param>
/// <param name="ignoreIndex">A target that does not count.</param>
public sealed class Accuracy(int topK = 1, long? ignoreIndex = null) : Metric
{
    private readonly int topK = topK >= 1 ? topK : throw new ArgumentOutOfRangeException(nameof(topK), topK, "At least one guess is needed.");
    private long correct;
    private long total;

    /// <inheritdoc/>
    public override string Name => topK == 1 ? "Accuracy" : $"Top{topK}Accuracy";

    /// <summary>Takes in a batch.</summary>
    /// <param name="predictions">Scores (N, classes, ...); for one guess also class numbers (N, ...).</param>
    /// <param name="targets">Class numbers (N, ...).</param>
    public override void Update(Tensor predictions, Tensor targets)
    {
        var right = targets.ToArray<long>();
        if (topK == 1)
        {
            var guesses = ClassScores.Classes(predictions, targets, Name);
            for (var i = 0; i < right.Length; i++) Count(right[i], guesses[i] == right[i]);
            return;
        }

        var (scores, classes) = ClassScores.Rows(predictions, targets, Name);
        for (var i = 0; i < right.Length; i++)
        {
            var row = scores.AsSpan(i * classes, classes);
            var target = right[i];
            Count(target, (ulong)target < (ulong)classes && Better(row, (int)target) < topK);
        }
    }

    /// <inheritdoc/>
    public override double Compute() => (double)correct / total;

    /// <inheritdoc/>
    public override void Reset() => (correct, total) = (0, 0);

    private static int Better(ReadOnlySpan<double> row, int target)
    {
        var better = 0;
        for (var j = 0; j < row.Length; j++)
            if (row[j] > row[target] || (row[j] == row[target] && j < target)) better++;
        return better;
    }

    private void Count(long target, bool hit)
    {
        if (target == ignoreIndex) return;
        total++;
        if (hit) correct++;
    }
}
