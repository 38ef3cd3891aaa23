using System.Globalization;
using System.Numerics;

namespace Kasane;

/// <summary>A complex number of two <see cref="float"/> parts, laid out as PyTorch's complex64.</summary>
/// <param name="Real">The real part.</param>
/// <param name="Imaginary">The imaginary part.</param>
public readonly record struct Complex64(float Real, float Imaginary)
{
    /// <summary>The same number in double precision.</summary>
    public static implicit operator Complex(Complex64 value) => new(value.Real, value.Imaginary);

    /// <summary>Rounds both parts to <see cref="float"/>.</summary>
    public static explicit operator Complex64(Complex value) => new((float)value.Real, (float)value.Imaginary);

    /// <summary>A real number.</summary>
    public static implicit operator Complex64(float value) => new(value, 0);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Real}{(Imaginary < 0 || float.IsNegative(Imaginary) ? "-" : "+")}{Math.Abs(Imaginary)}j");
}
