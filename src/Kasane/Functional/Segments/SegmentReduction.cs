namespace Kasane;

/// <summary>How the elements of a segment become one.</summary>
public enum SegmentReduction
{
    /// <summary>The sum; 0 for an empty segment.</summary>
    Sum,

    /// <summary>The mean; NaN for an empty segment.</summary>
    Mean,

    /// <summary>The largest; -infinity for an empty segment.</summary>
    Max,

    /// <summary>The smallest; infinity for an empty segment.</summary>
    Min,

    /// <summary>The product; 1 for an empty segment.</summary>
    Prod,
}
