namespace Kasane.Internal;

/// <content>The derivatives of the logarithm of the gamma function.</content>
internal static partial class SpecialFunctions
{
    public const double DigammaRoot = 1.4616321449683622;
    public const double DigammaRootRest = 9.549995429965697e-17;

    /// <summary>-infinity at 0, infinity at -0, NaN at the negative integers.</summary>
    public static double Digamma(double x)
    {
        if (x == 0) return double.IsNegative(x) ? double.PositiveInfinity : double.NegativeInfinity;
        if (x < 0)
        {
            // Reflection, DLMF 5.5.4.
            return x == Math.Floor(x) ? double.NaN : Digamma(1 - x) - Math.PI / double.TanPi(x);
        }

        if (x >= 10) return DigammaSeries(x);
        double sum = 0;
        if (x < 1) sum = -1 / x++;
        while (x > 2) sum += 1 / --x;
        return sum + (x - DigammaRoot - DigammaRootRest) * Chebyshev(DigammaOverRoot, 2 * x - 3);
    }

    public static double Trigamma(double x) => Polygamma(1, x);

    /// <summary>The derivative of order n of digamma.</summary>
    public static double Polygamma(int n, double x)
    {
        if (n == 0) return Digamma(x);
        if (n == 1 && x < 0)
        {
            // Reflection, DLMF 5.15.6.
            double ratio = Math.PI / double.SinPi(x);
            return x == Math.Floor(x) ? double.PositiveInfinity : ratio * ratio - Polygamma(1, 1 - x);
        }

        // DLMF 25.11.12.
        double zeta = Zeta(n + 1, x);
        double value = n <= 170 ? Factorial(n) * zeta : Math.Exp(Lgamma(n + 1) + Math.Log(zeta));
        return n % 2 == 0 ? -value : value;
    }

    private static double Factorial(int n)
    {
        double product = 1;
        for (int i = 2; i <= n; i++) product *= i;
        return product;
    }

    /// <summary>DLMF 5.11.2 for x of 10 and more.</summary>
    private static double DigammaSeries(double x)
    {
        if (double.IsInfinity(x)) return x;
        double z = 1 / (x * x);
        double sum = -3617 / 8160.0;
        sum = Math.FusedMultiplyAdd(sum, z, 1 / 12.0);
        sum = Math.FusedMultiplyAdd(sum, z, -691 / 32760.0);
        sum = Math.FusedMultiplyAdd(sum, z, 1 / 132.0);
        sum = Math.FusedMultiplyAdd(sum, z, -1 / 240.0);
        sum = Math.FusedMultiplyAdd(sum, z, 1 / 252.0);
        sum = Math.FusedMultiplyAdd(sum, z, -1 / 120.0);
        sum = Math.FusedMultiplyAdd(sum, z, 1 / 12.0);
        return Math.Log(x) - 0.5 / x - sum * z;
    }

    public static ReadOnlySpan<double> DigammaOverRoot =>
    [
        0.983570260441567, -0.2270640863346444, 0.03336889902393011, -0.005320077271596548, 0.0008788656937820505,
        -0.00014773492650606044, 2.5060543468359146e-05, -4.2721034029993324e-06, 7.302769272465923e-07, -1.2502886813559594e-07,
        2.1425009322359472e-08, -3.673295918565179e-09, 6.299717236108931e-10, -1.080593028883266e-10, 1.853735192053638e-11,
        -3.18023536582553e-12, 5.456147570322795e-13, -9.360993131036438e-14, 1.606064636295075e-14, -2.7555431377438815e-15,
        4.727736178601912e-16, -8.11148420346509e-17, 1.391707769474154e-17,
    ];
}
