namespace Kasane;

/// <summary>How <see cref="ReduceLROnPlateau"/> measures an improvement.</summary>
public enum ThresholdMode
{
    /// <summary>As a share of the best metric.</summary>
    Rel,

    /// <summary>As a difference.</summary>
    Abs,
}
