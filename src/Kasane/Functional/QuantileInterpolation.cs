namespace Kasane;

/// <summary>What a quantile between two elements is.</summary>
public enum QuantileInterpolation
{
    /// <summary>The straight line between them.</summary>
    Linear,

    /// <summary>The lower one.</summary>
    Lower,

    /// <summary>The higher one.</summary>
    Higher,

    /// <summary>The nearer one; the one at the even position if both are equally near.</summary>
    Nearest,

    /// <summary>Their mean.</summary>
    Midpoint,
}
