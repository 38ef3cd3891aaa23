namespace Kasane.Internal;

/// <summary>
/// Orthogonal polynomials of one double: by their three-term recurrences (Abramowitz and Stegun, table 22.7), Chebyshev ones of higher
/// degree inside of [-1, 1] by their trigonometric forms (22.3.15 ff.). A negative degree gives 0.
/// </summary>
internal static class Polynomials
{
    /// <summary>From this degree on the trigonometric forms are taken.</summary>
    private const long Trigonometric = 9;

    public static double Of(PolynomialFamily family, double x, double degree)
    {
        var n = (long)degree;
        if (n < 0) return 0;
        return family switch
        {
            PolynomialFamily.ChebyshevT => ChebyshevT(x, n),
            PolynomialFamily.ChebyshevU => ChebyshevU(x, n),
            PolynomialFamily.ChebyshevV => ChebyshevV(x, n),
            PolynomialFamily.ChebyshevW => ChebyshevW(x, n),
            PolynomialFamily.ShiftedChebyshevT => ChebyshevT((2 * x) - 1, n),
            PolynomialFamily.ShiftedChebyshevU => ChebyshevU((2 * x) - 1, n),
            PolynomialFamily.ShiftedChebyshevV => ChebyshevV((2 * x) - 1, n),
            PolynomialFamily.ShiftedChebyshevW => ChebyshevW((2 * x) - 1, n),
            PolynomialFamily.HermiteH => HermiteH(x, n),
            PolynomialFamily.HermiteHe => HermiteHe(x, n),
            PolynomialFamily.LaguerreL => LaguerreL(x, n),
            _ => LegendreP(x, n),
        };
    }

    private static double ChebyshevT(double x, long n)
    {
        if (Math.Abs(x) == 1) return x > 0 ? 1 : Alternating(n);
        return n >= Trigonometric && Math.Abs(x) < 1 ? Math.Cos(n * Math.Acos(x)) : Chebyshev(x, n, x);
    }

    private static double ChebyshevU(double x, long n)
    {
        if (Math.Abs(x) == 1) return (n + 1) * (x > 0 ? 1 : Alternating(n));
        if (n < Trigonometric || Math.Abs(x) > 1) return Chebyshev(x, n, 2 * x);
        var angle = Math.Acos(x);
        return Math.Sin((n + 1) * angle) / Math.Sin(angle);
    }

    private static double ChebyshevV(double x, long n)
    {
        if (Math.Abs(x) == 1) return x > 0 ? 1 : ((2 * n) + 1) * Alternating(n);
        if (n < Trigonometric || Math.Abs(x) > 1) return Chebyshev(x, n, (2 * x) - 1);
        var angle = Math.Acos(x);
        return Math.Cos((n + 0.5) * angle) / Math.Cos(angle / 2);
    }

    private static double ChebyshevW(double x, long n)
    {
        if (Math.Abs(x) == 1) return x > 0 ? (2 * n) + 1 : Alternating(n);
        if (n < Trigonometric || Math.Abs(x) > 1) return Chebyshev(x, n, (2 * x) + 1);
        var angle = Math.Acos(x);
        return Math.Sin((n + 0.5) * angle) / Math.Sin(angle / 2);
    }

    /// <summary>The recurrence that all four kinds share; they differ in degree 1.</summary>
    private static double Chebyshev(double x, long n, double first)
    {
        var (before, last) = (1.0, first);
        if (n == 0) return before;
        for (long k = 2; k <= n && !double.IsNaN(last); k++) (before, last) = (last, (2 * x * last) - before);
        return last;
    }

    private static double HermiteH(double x, long n)
    {
        var (before, last) = (1.0, 2 * x);
        if (n == 0) return before;
        for (long k = 1; k < n && !double.IsNaN(last); k++) (before, last) = (last, (2 * x * last) - (2 * k * before));
        return last;
    }

    private static double HermiteHe(double x, long n)
    {
        var (before, last) = (1.0, x);
        if (n == 0) return before;
        for (long k = 1; k < n && !double.IsNaN(last); k++) (before, last) = (last, (x * last) - (k * before));
        return last;
    }

    private static double LaguerreL(double x, long n)
    {
        if (x == 0) return 1;
        var (before, last) = (1.0, 1 - x);
        if (n == 0) return before;
        for (long k = 1; k < n && !double.IsNaN(last); k++) (before, last) = (last, (((2 * k) + 1 - x) * last - (k * before)) / (k + 1));
        return last;
    }

    private static double LegendreP(double x, long n)
    {
        if (Math.Abs(x) == 1) return x > 0 ? 1 : Alternating(n);
        var (before, last) = (1.0, x);
        if (n == 0) return before;
        for (long k = 1; k < n && !double.IsNaN(last); k++) (before, last) = (last, (((2 * k) + 1) * x * last - (k * before)) / (k + 1));
        return last;
    }

    private static double Alternating(long n) => n % 2 == 0 ? 1 : -1;
}
