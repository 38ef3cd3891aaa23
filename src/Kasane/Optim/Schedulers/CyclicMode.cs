namespace Kasane;

/// <summary>How the cycles of <see cref="CyclicLR"/> change with time.</summary>
public enum CyclicMode
{
    /// <summary>All are alike.</summary>
    Triangular,

    /// <summary>Each is half as high as the one before.</summary>
    Triangular2,

    /// <summary>The height is gamma^iteration.</summary>
    ExpRange,
}
