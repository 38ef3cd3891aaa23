namespace Kasane;

/// <summary>The share of what was found that is right: found / (found + wrongly found).</summary>
/// <param name="classes">How many classes there are; at least 2.</param>
/// <param name="average">How the classes become one number; default: macro.</param>
public sealed class Precision(int classes, Average average = Average.Macro) : ClassMetric(classes, average)
{
    private protected override double Score(long found, long wrong, long missed) => Ratio(found, found + wrong);
}
