namespace Kasane;

/// <summary>Which direction of a Fourier transform divides by the number of points.</summary>
public enum FftNorm
{
    /// <summary>The inverse transform divides by n; the default.</summary>
    Backward,

    /// <summary>Both directions divide by the square root of n: the transform is orthonormal.</summary>
    Ortho,

    /// <summary>The forward transform divides by n.</summary>
    Forward,
}
