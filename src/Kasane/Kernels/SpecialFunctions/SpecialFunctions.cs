namespace Kasane.Internal;

/// <summary>
/// Special functions in double, from published formulas: "DLMF" is the NIST Digital Library of Mathematical Functions, "A&amp;S" the
/// handbook of Abramowitz and Stegun. The tables are Chebyshev series of the functions named, computed with 40 digits.
/// </summary>
internal static partial class SpecialFunctions
{
    private const double Sqrt2 = 1.4142135623730950488;
    private const double SqrtPi = 1.7724538509055160273;
    private const double TwoOverSqrtPi = 1.1283791670955125739;

    /// <summary>The sum of coefficients times Chebyshev polynomials, by Clenshaw's recurrence, for u of -1 .. 1.</summary>
    private static double Chebyshev(ReadOnlySpan<double> coefficients, double u)
    {
        double twice = u + u, b = 0, next = 0;
        for (int i = coefficients.Length - 1; i > 0; i--) (b, next) = (Math.FusedMultiplyAdd(twice, b, coefficients[i] - next), b);
        return Math.FusedMultiplyAdd(u, b, coefficients[0] - next);
    }

    /// <summary>exp(-x^2 / divisor) for a power of two as divisor, with the rounding of the square made good.</summary>
    private static double ExpMinusSquare(double x, double divisor)
    {
        double square = x * x;
        if (double.IsInfinity(square)) return 0;
        double lost = Math.FusedMultiplyAdd(x, x, -square);
        return Math.Exp(-square / divisor) * (1 - lost / divisor);
    }
}
