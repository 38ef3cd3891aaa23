namespace Kasane;

/// <summary>The norms of matrices that have names.</summary>
public enum MatrixOrder
{
    /// <summary>The root of the sum of all squares (Frobenius).</summary>
    Fro,

    /// <summary>The sum of the singular values (nuclear norm).</summary>
    Nuc,
}
