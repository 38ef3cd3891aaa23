namespace Kasane.Internal;

/// <content>The zeta function of Hurwitz.</content>
internal static partial class SpecialFunctions
{
    /// <summary>B(2j) / (2j)!, DLMF 24.2.</summary>
    private static ReadOnlySpan<double> BernoulliOverFactorial =>
    [
        1 / 12.0, -1 / 720.0, 1 / 30240.0, -1 / 1209600.0, 1 / 47900160.0, -691 / 1307674368000.0, 1 / 74724249600.0,
        -3617 / 10670622842880000.0, 43867 / 5109094217170944000.0, -174611 / 802857662698291200000.0,
    ];

    /// <summary>
    /// The sum of (k + q)^-x over k = 0, 1, ..., by Euler and Maclaurin's formula (DLMF 25.11.5 and 2.10.1). Infinity at the pole x = 1 and at
    /// q = 0, -1, ...; NaN for x below 1 and, for negative q, where the powers are not real.
    /// </summary>
    public static double Zeta(double x, double q)
    {
        if (x == 1) return double.PositiveInfinity;
        if (!(x > 1) || double.IsNaN(q)) return double.NaN;
        if (q <= 0)
        {
            if (q == Math.Floor(q)) return double.PositiveInfinity;
            if (x != Math.Floor(x)) return double.NaN;
        }

        if (double.IsPositiveInfinity(q)) return 0;
        if (double.IsPositiveInfinity(x)) return q > 1 ? 0 : q == 1 ? 1 : double.PositiveInfinity;
        double head = 0;
        double a = q;
        for (int k = 0; k < 10 || a < 10; k++, a++)
        {
            double term = Math.Pow(a, -x);
            head += term;
            if (a > 1 && term < 1e-18 * Math.Abs(head)) return head;
        }

        double power = Math.Pow(a, -x);
        double tail = Math.Pow(a, 1 - x) / (x - 1) + power / 2;
        double factor = x * power / a;
        double square = 1 / (a * a);
        for (int j = 0; j < BernoulliOverFactorial.Length; j++)
        {
            double term = BernoulliOverFactorial[j] * factor;
            tail += term;
            if (Math.Abs(term) < 1e-18 * tail) break;
            factor *= (x + 2 * j + 1) * (x + 2 * j + 2) * square;
        }

        return head + tail;
    }
}
