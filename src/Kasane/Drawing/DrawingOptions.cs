namespace Kasane;

/// <summary>How modules and graphs are drawn.</summary>
public sealed record DrawingOptions
{
    private readonly int maxNodes = 200;

    /// <summary>How many boxes are drawn at most; what is left out is marked. Default: 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxNodes
    {
        get => maxNodes;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            maxNodes = value;
        }
    }

    /// <summary>Where the arrows lead; default: to the right for module trees, down for graphs.</summary>
    public DrawingDirection? Direction { get; init; }

    /// <summary>Whether shapes are written into the boxes; default true.</summary>
    public bool Shapes { get; init; } = true;
}
