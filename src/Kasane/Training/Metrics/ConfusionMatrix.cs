namespace Kasane;

/// <summary>How often each class was taken for which: rows are the true classes, columns the predicted ones.</summary>
/// <param name="classes">How many classes there are.</param>
public sealed class ConfusionMatrix(int classes)
{
    private readonly long[] counts = new long[checked(classes * classes)];

    /// <summary>How many classes there are.</summary>
    public int Classes { get; } = classes;

    /// <summary>How often a class was taken for another.</summary>
    public long this[int target, int prediction] => counts[(target * Classes) + prediction];

    /// <summary>Takes in a batch.</summary>
    /// <param name="predictions">Scores (N, classes, ...) or class numbers (N, ...).</param>
    /// <param name="targets">Class numbers (N, ...).</param>
    /// <exception cref="ArgumentOutOfRangeException">A class number lies outside; nothing was counted.</exception>
    public void Update(Tensor predictions, Tensor targets)
    {
        var guesses = ClassScores.Classes(predictions, targets, nameof(ConfusionMatrix));
        var right = targets.ToArray<long>();
        foreach (var number in guesses.Concat(right))
            if ((ulong)number >= (ulong)Classes)
                throw new ArgumentOutOfRangeException(nameof(targets), number, $"The class {number} is not one of 0 to {Classes - 1}.");
        for (var i = 0; i < right.Length; i++) counts[(right[i] * Classes) + guesses[i]]++;
    }

    /// <summary>The counts, (classes, classes), Int64.</summary>
    public Tensor Compute() => Tensor.From(counts, [Classes, Classes]);

    /// <summary>Forgets all batches.</summary>
    public void Reset() => Array.Clear(counts);

    /// <summary>For one class: rightly found, wrongly found, missed.</summary>
    internal (long Found, long False, long Missed) Of(int target)
    {
        long found = this[target, target], wrong = 0, missed = 0;
        for (var other = 0; other < Classes; other++)
            if (other != target) (wrong, missed) = (wrong + this[other, target], missed + this[target, other]);
        return (found, wrong, missed);
    }
}
