namespace Kasane;

/// <summary>Which triangle of a symmetric matrix is read.</summary>
public enum Uplo
{
    /// <summary>The lower one.</summary>
    L,

    /// <summary>The upper one.</summary>
    U,
}
