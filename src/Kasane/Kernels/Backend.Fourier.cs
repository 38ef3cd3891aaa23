namespace Kasane.Internal;

/// <content>Fourier transforms.</content>
internal abstract partial class Backend
{
    /// <summary>
    /// y = scale times the discrete Fourier transform of x along every dimension of <paramref name="dims"/>, with exp(-2 pi i j k / n), or
    /// exp(+2 pi i j k / n) for <paramref name="inverse"/>. x and y are contiguous, Float32, Float64 or Complex64.
    /// <para>
    /// The last of <paramref name="dims"/> may be halved: from real x to complex y only the first n / 2 + 1 numbers are there, if y's size
    /// says so; for real y, of size n there, x may hold the first n / 2 + 1 of the numbers along it only (the others are their conjugates,
    /// and the imaginary parts of those that have no other are ignored). If it holds all, y is the real part. Rounding to y's dtype
    /// happens once, at the end.
    /// </para>
    /// </summary>
    public abstract void Fourier(in Block x, in Block y, ReadOnlySpan<int> dims, bool inverse, double scale);
}
