namespace Kasane.Internal;

/// <content>The error function and its relatives.</content>
internal static partial class SpecialFunctions
{
    private const double TwoOverSqrtPi = 1.1283791670955125739;

    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (a < 2) return ErfSeries(x);
        return Math.CopySign(1 - ErfcFraction(a), x);
    }

    public static double Erfc(double x)
    {
        if (x < -2) return 2 - ErfcFraction(-x);
        return x < 2 ? 1 - ErfSeries(x) : ErfcFraction(x);
    }

    /// <summary>Abramowitz and Stegun 7.1.6: all terms of one sign.</summary>
    private static double ErfSeries(double x)
    {
        double square = x * x, term = x, sum = x;
        for (int n = 1; n < 60; n++)
        {
            term *= 2 * square / (2 * n + 1);
            sum += term;
        }

        return TwoOverSqrtPi * Math.Exp(-square) * sum;
    }

    /// <summary>The continued fraction Abramowitz and Stegun 7.1.14, from its tail, for x of 2 and more.</summary>
    private static double ErfcFraction(double x)
    {
        if (x > 28) return 0;
        double tail = x;
        for (int n = 60; n > 0; n--) tail = x + n * 0.5 / tail;
        return Math.Exp(-x * x) / (tail * 1.7724538509055160273);
    }
}
