namespace Kasane;

/// <summary>The harmonic mean of precision and recall: 2 found / (2 found + wrongly found + missed).</summary>
/// <param name="classes">How many classes there are; at least 2.</param>
/// <param name="average">How the classes become one number; default: macro.</param>
public sealed class F1Score(int classes, Average average = Average.Macro) : ClassMetric(classes, average)
{
    private protected override double Score(long found, long wrong, long missed) => Ratio(2.0 * found, (2.0 * found) + wrong + missed);
}
