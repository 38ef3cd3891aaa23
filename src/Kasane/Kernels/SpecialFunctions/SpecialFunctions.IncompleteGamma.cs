namespace Kasane.Internal;

/// <content>The regularised incomplete gamma functions P and Q.</content>
internal static partial class SpecialFunctions
{
    /// <summary>Coefficients of N. M. Temme's uniform expansion (DLMF 8.12.8 to 8.12.13) as power series.</summary>
    private static ReadOnlySpan<double> Temme0 =>
    [
        -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073, 0.0003527336860670194,
        -0.0001787551440329218, 3.919263178522438e-05, -2.185448510679992e-06, -1.85406221071516e-06, 8.296711340953087e-07,
        -1.7665952736826078e-07, 6.707853543401498e-09, 1.0261809784240309e-08, -4.382036018453353e-09,
    ];

    private static ReadOnlySpan<double> Temme1 =>
    [
        -0.001851851851851852, -0.003472222222222222, 0.0026455026455026454, -0.0009902263374485596, 0.00020576131687242798,
        -4.018775720164609e-07, -1.8098550334489977e-05, 7.64916091608111e-06, -1.6120900894563446e-06,
    ];

    private static ReadOnlySpan<double> Temme2 =>
    [
        0.004133597883597883, -0.0026813271604938273, 0.0007716049382716049, 2.0093878600823047e-06, -0.0001073665322636516,
    ];

    /// <summary>The lower function P(a, x).</summary>
    public static double IGamma(double a, double x) => IncompleteGamma(a, x, upper: false);

    /// <summary>The upper function Q(a, x) = 1 - P(a, x).</summary>
    public static double IGammac(double a, double x) => IncompleteGamma(a, x, upper: true);

    private static double IncompleteGamma(double a, double x, bool upper)
    {
        if (!(a >= 0 && x >= 0) || (a == 0 && x == 0) || (double.IsInfinity(a) && double.IsInfinity(x))) return double.NaN;
        if (x == 0 || double.IsInfinity(a)) return upper ? 1 : 0;
        if (a == 0 || double.IsInfinity(x)) return upper ? 0 : 1;
        if (a > 20000 && Math.Abs(x - a) < 0.1 * a) return Uniform(a, x, upper);
        if (x <= 1.1 && a < 0.75 && upper) return SmallUpper(a, x);
        bool small = x <= 1.1 || x <= a;
        double value = small ? LowerSeries(a, x) : UpperFraction(a, x);
        return small != upper ? value : 1 - value;
    }

    /// <summary>DLMF 8.11.4: P by a series of positive terms.</summary>
    private static double LowerSeries(double a, double x)
    {
        double term = 1, sum = 1;
        for (double n = a + 1; term > sum * 1e-17; n++)
        {
            term *= x / n;
            sum += term;
        }

        return Prefix(a, x) * sum;
    }

    /// <summary>DLMF 8.9.2 in its contracted form (A&amp;S 6.5.31), by W. J. Lentz's method.</summary>
    private static double UpperFraction(double a, double x)
    {
        double b = x - a + 1;
        double c = double.PositiveInfinity;
        double d = 1 / b;
        double fraction = d;
        for (int i = 1; i < 1_000_000; i++)
        {
            double numerator = -i * (i - a);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            double factor = c * d;
            fraction *= factor;
            if (Math.Abs(factor - 1) < 1e-16) break;
        }

        return Prefix(a, x) * a * fraction;
    }

    /// <summary>Q for small a and x without the difference from 1: DLMF 8.7.3 with its leading terms joined.</summary>
    private static double SmallUpper(double a, double x)
    {
        double term = 1, sum = 0;
        for (int n = 1; n < 60; n++)
        {
            term *= -x / n;
            double next = term / (a + n);
            sum += next;
            if (Math.Abs(next) < 1e-18 * Math.Abs(sum)) break;
        }

        // log(x^a / Gamma(1 + a))
        double logarithm = a * Math.Log(x) - (a <= 0.5 ? Lgamma1p(a) : Lgamma(1 + a));
        return -ScalarMath.Expm1(logarithm) - a * Math.Exp(logarithm) * sum;
    }

    /// <summary>x^a exp(-x) / Gamma(a + 1).</summary>
    private static double Prefix(double a, double x)
    {
        bool far = a < 150 && Math.Abs(x - a) > 0.5 * a && Math.Abs(a * Math.Log(x)) < 600;
        if (x < 300 && (a < 20 || far))
        {
            double product = 1;
            double rest = a;
            while (rest > 1.5) product *= rest--;
            double logGamma = rest <= 0.5 ? Lgamma1p(rest) : Lgamma(rest + 1);
            return Math.Pow(x, a) * Math.Exp(-x) / (product * Math.Exp(logGamma));
        }

        if (a < 20) return Math.Exp(a * Math.Log(x) - x - Lgamma(a + 1));
        return Math.Exp(a * Log1pMinus((x - a) / a) - StirlingCorrection(a)) / Math.Sqrt(2 * Math.PI * a);
    }

    /// <summary>log(1 + x) - x.</summary>
    private static double Log1pMinus(double x)
    {
        if (Math.Abs(x) > 0.3) return Log1p(x) - x;

        // 2 atanh(r) - x with r = x / (2 + x): A&S 4.1.27.
        double r = x / (2 + x), square = r * r, power = 2 * r * square, sum = 0;
        for (int n = 3; n < 60; n += 2)
        {
            double term = power / n;
            sum += term;
            if (Math.Abs(term) < 1e-18 * Math.Abs(sum)) break;
            power *= square;
        }

        return sum - x * r;
    }

    private static double Uniform(double a, double x, bool upper)
    {
        double mu = (x - a) / a;
        double half = -Log1pMinus(mu);
        double eta = Math.CopySign(Math.Sqrt(2 * half), mu);
        double correction = PowerSeries(Temme0, eta) + (PowerSeries(Temme1, eta) + PowerSeries(Temme2, eta) / a) / a;
        double exponential = Math.Exp(-a * half);
        double tail = exponential / Math.Sqrt(2 * Math.PI * a) * correction;
        double y = Math.Abs(eta) * Math.Sqrt(a / 2);
        double outer = 0.5 * exponential * UpperErfcx(y);
        double far = (mu > 0 ? tail : -tail) + outer;
        return mu > 0 == upper ? far : 1 - far;
    }

    private static double PowerSeries(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--) sum = Math.FusedMultiplyAdd(sum, x, coefficients[i]);
        return sum;
    }
}
