namespace Kasane;

/// <summary>Where the arrows of a drawing lead.</summary>
public enum DrawingDirection
{
    /// <summary>Downwards.</summary>
    Down,

    /// <summary>To the right.</summary>
    Right,

    /// <summary>Upwards.</summary>
    Up,
}
