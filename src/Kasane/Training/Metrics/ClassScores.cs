namespace Kasane.Internal;

/// <summary>Reads predictions of classes: scores (N, classes, ...) or class numbers in the shape of the targets.</summary>
internal static class ClassScores
{
    /// <summary>The predicted class of each target.</summary>
    public static long[] Classes(Tensor predictions, Tensor targets, string metric)
    {
        Check(predictions, targets, metric);
        using var mode = Autograd.NoGrad();
        return (predictions.Rank > targets.Rank ? predictions.Argmax(1) : predictions).ToArray<long>();
    }

    public static void Check(Tensor predictions, Tensor targets, string metric)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(targets);
        var fits = predictions.Shape == targets.Shape
            || (predictions.Rank == targets.Rank + 1 && targets.Rank >= 1 && predictions.Size(0) == targets.Size(0)
                && predictions.Shape.AsSpan()[2..].SequenceEqual(targets.Shape.AsSpan()[1..]));
        if (!fits)
            throw new ShapeException(
                $"{metric} expects scores (N, classes, ...) or class numbers (N, ...) for targets (N, ...), "
                + $"but got {predictions.Shape} and {targets.Shape}.")
            {
                Operation = metric,
                Shapes = [predictions.Shape, targets.Shape],
            };
    }

    /// <summary>A row of scores for each target; needs (N, classes, ...).</summary>
    public static (double[] Scores, int Classes) Rows(Tensor predictions, Tensor targets, string metric)
    {
        Check(predictions, targets, metric);
        if (predictions.Rank == targets.Rank)
            throw new ShapeException(
                $"{metric} expects scores (N, classes, ...), but got class numbers {predictions.Shape}. Pass the model's scores.")
            {
                Operation = metric,
                Shapes = [predictions.Shape],
            };
        using var mode = Autograd.NoGrad();
        var classes = (int)predictions.Size(1);
        return (predictions.MoveDim(1, -1).ToArray<double>(), classes);
    }
}
