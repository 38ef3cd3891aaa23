namespace Kasane.Internal;

/// <content>The logarithm of the gamma function.</content>
internal static partial class SpecialFunctions
{
    public const double HalfLog2Pi = 0.91893853320467274178;

    /// <summary>log |Gamma(x)|; infinity at 0 and the negative integers.</summary>
    public static double Lgamma(double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x)) return double.PositiveInfinity;
        if (x > 0) return PositiveLgamma(x);
        if (x == Math.Floor(x)) return double.PositiveInfinity;

        // Reflection, DLMF 5.5.3.
        double a = -x;
        return a < 1e-18 ? -Math.Log(a) : Math.Log(Math.PI / (a * Math.Abs(double.SinPi(a)))) - PositiveLgamma(a);
    }

    /// <summary>log Gamma(1 + x) for x of -0.5 .. 0.5, exact to the last digits where it vanishes.</summary>
    private static double Lgamma1p(double x) => x * Chebyshev(LogGammaNear2, 2 * x) - Log1p(x);

    private static double PositiveLgamma(double x)
    {
        if (x < 0.5)
        {
            // DLMF 5.5.1 twice.
            return x < 1e-18 ? -Math.Log(x) : x * Chebyshev(LogGammaNear2, 2 * x) - Math.Log(x * (1 + x));
        }

        if (x <= 1.5) return Lgamma1p(x - 1);
        if (x <= 2.5) return (x - 2) * Chebyshev(LogGammaNear2, 2 * (x - 2));
        if (x < 10)
        {
            double product = 1;
            while (x > 2.5) product *= --x;
            return Math.Log(product) + (x - 2) * Chebyshev(LogGammaNear2, 2 * (x - 2));
        }

        if (x > 1e17) return x * (Math.Log(x) - 1);
        return (x - 0.5) * Math.Log(x) - x + HalfLog2Pi + StirlingCorrection(x);
    }

    /// <summary>DLMF 5.11.1 for x of 10 and more.</summary>
    private static double StirlingCorrection(double x)
    {
        double z = 1 / (x * x);
        double sum = -3617 / 122400.0;
        sum = Math.FusedMultiplyAdd(sum, z, 1 / 156.0);
        sum = Math.FusedMultiplyAdd(sum, z, -691 / 360360.0);
        sum = Math.FusedMultiplyAdd(sum, z, 1 / 1188.0);
        sum = Math.FusedMultiplyAdd(sum, z, -1 / 1680.0);
        sum = Math.FusedMultiplyAdd(sum, z, 1 / 1260.0);
        sum = Math.FusedMultiplyAdd(sum, z, -1 / 360.0);
        sum = Math.FusedMultiplyAdd(sum, z, 1 / 12.0);
        return sum / x;
    }

    public static ReadOnlySpan<double> LogGammaNear2 =>
    [
        0.41418612492156676, 0.16322170068760064, -0.008658972394126285, 0.0006727515726001485, -6.139556963628233e-05,
        6.110065797003576e-06, -6.410003033826223e-07, 6.962242692768951e-08, -7.747248733788217e-09, 8.774075140687239e-10,
        -1.0070266869830198e-10, 1.1678602130652374e-11, -1.3656871334744932e-12, 1.6079351149711552e-13, -1.9039501088488732e-14,
        2.2653768767833064e-15, -2.706656814831896e-16, 3.245660731626191e-17,
    ];
}
