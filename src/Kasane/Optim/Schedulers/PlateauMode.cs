namespace Kasane;

/// <summary>Which metrics are better for <see cref="ReduceLROnPlateau"/>.</summary>
public enum PlateauMode
{
    /// <summary>Smaller ones, such as losses.</summary>
    Min,

    /// <summary>Larger ones, such as accuracies.</summary>
    Max,
}
