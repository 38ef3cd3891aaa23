namespace Kasane;

/// <summary>LAPACK's names for ways to solve least squares problems; they decide what is returned beside the solution.</summary>
public enum LstsqDriver
{
    /// <summary>For any rank; returns the rank.</summary>
    Gelsy,

    /// <summary>For full rank; returns residuals.</summary>
    Gels,

    /// <summary>For any rank; returns residuals, rank and singular values.</summary>
    Gelsd,

    /// <summary>As <see cref="Gelsd"/>.</summary>
    Gelss,
}
