namespace Kasane;

/// <summary>How <see cref="Functional.Cdist"/> computes the Euclidean distance.</summary>
public enum CdistComputeMode
{
    /// <summary>Through a matrix product if there are more than 25 rows on a side.</summary>
    UseMmForEuclidDistIfNecessary,

    /// <summary>Always through a matrix product.</summary>
    UseMmForEuclidDist,

    /// <summary>Always from the differences.</summary>
    DonotUseMmForEuclidDist,
}
