namespace Kasane;

/// <summary>The norms of matrices that have names.</summary>
public enum MatrixNorm
{
    /// <summary>The root of the sum of all squares.</summary>
    Fro,
}
