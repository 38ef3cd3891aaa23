namespace Kasane;

/// <summary>e to the mean cross entropy: among how many equally likely symbols the model was as unsure.</summary>
/// <param name="ignoreIndex">A target that does not count; default -100, as in the cross entropy.</param>
public sealed class Perplexity(long ignoreIndex = -100) : Metric
{
    private double sum;
    private long count;

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    /// <summary>Takes in a batch.</summary>
    /// <param name="predictions">Scores before the softmax (N, classes, ...).</param>
    /// <param name="targets">Class numbers (N, ...).</param>
    public override void Update(Tensor predictions, Tensor targets)
    {
        var (scores, classes) = ClassScores.Rows(predictions, targets, Name);
        var right = targets.ToArray<long>();
        for (var i = 0; i < right.Length; i++)
        {
            if (right[i] == ignoreIndex) continue;
            if ((ulong)right[i] >= (ulong)classes)
                throw new ArgumentOutOfRangeException(nameof(targets), right[i], $"The class {right[i]} is not one of 0 to {classes - 1}.");
            var row = scores.AsSpan(i * classes, classes);
            var most = double.NegativeInfinity;
            foreach (var score in row) most = Math.Max(most, score);
            double total = 0;
            foreach (var score in row) total += Math.Exp(score - most);
            sum += most + Math.Log(total) - row[(int)right[i]];
            count++;
        }
    }

    /// <inheritdoc/>
    public override double Compute() => Math.Exp(sum / count);

    /// <inheritdoc/>
    public override void Reset() => (sum, count) = (0, 0);
}
