namespace Kasane.Internal;

/// <content>The normal distribution function.</content>
internal static partial class SpecialFunctions
{
    public static double Ndtr(double x)
    {
        if (Math.Abs(x) < 1) return 0.5 + 0.5 * Erf(x / Sqrt2);
        double tail = LowerTail(-Math.Abs(x));
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>log(ndtr(x)), also where ndtr underflows.</summary>
    public static double LogNdtr(double x)
    {
        if (x > -1) return Log1p(-Ndtr(-x));
        if (double.IsNegativeInfinity(x)) return x;
        return Math.Log(UpperErfcx(-x / Sqrt2) / 2) - x * x / 2;
    }

    private static double LowerTail(double x) => x < -40 ? 0 : 0.5 * ExpMinusSquare(x, 2) * UpperErfcx(-x / Sqrt2);

    private static double Log1p(double x) => ScalarMath.Log1p(x);
}
