namespace Kasane;

/// <summary>Along which curve a rate goes from one value to another.</summary>
public enum AnnealStrategy
{
    /// <summary>Half a period of the cosine.</summary>
    Cos,

    /// <summary>A straight line.</summary>
    Linear,
}
