namespace Kasane;

/// <summary>The share of what is there that was found: found / (found + missed).</summary>
/// <param name="classes">How many classes there are; at least 2.</param>
/// <param name="average">How the classes become one number; default: macro.</param>
public sealed class Recall(int classes, Average average = Average.Macro) : ClassMetric(classes, average)
{
    private protected override double Score(long found, long wrong, long missed) => Ratio(found, found + missed);
}
