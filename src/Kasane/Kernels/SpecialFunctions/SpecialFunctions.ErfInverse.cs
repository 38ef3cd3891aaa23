namespace Kasane.Internal;

/// <content>Inverses of the error function and of the normal distribution.</content>
internal static partial class SpecialFunctions
{
    public static double ErfInv(double y)
    {
        double a = Math.Abs(y);
        if (a > 1 || double.IsNaN(y)) return double.NaN;
        if (a > 0.5) return Math.CopySign(UpperErfcInv(1 - a), y);
        if (a < 1e-8) return y * (SqrtPi / 2);
        double x = Guess(y * y, Log1p(-y * y));
        for (int i = 0; i < 2; i++)
        {
            double step = (Erf(x) - a) * Math.Exp(x * x) / TwoOverSqrtPi;
            x -= step / (1 + x * step);
        }

        return Math.CopySign(x, y);
    }

    /// <summary>The inverse of the normal distribution function.</summary>
    public static double Ndtri(double p)
    {
        if (!(p >= 0 && p <= 1)) return double.NaN;
        if (p < 0.25) return -Sqrt2 * UpperErfcInv(2 * p);
        return p > 0.75 ? Sqrt2 * UpperErfcInv(2 * (1 - p)) : Sqrt2 * ErfInv(2 * p - 1);
    }

    /// <summary>The x with erfc(x) = z for z of 0 .. 0.5: Halley's method on z / erfc(x), which does not underflow.</summary>
    private static double UpperErfcInv(double z)
    {
        if (z == 0) return double.PositiveInfinity;
        double x = Guess(1, Math.Log(z) + Math.Log(2 - z));
        double logarithm = Math.Log(z);
        for (int i = 0; i < 3; i++)
        {
            double step = (UpperErfcx(x) - ScaledBySquare(z, logarithm, x)) / -TwoOverSqrtPi;
            x -= step / (1 + x * step);
        }

        return x;
    }

    /// <summary>z exp(x^2), through the logarithm of z where the exponential would overflow.</summary>
    private static double ScaledBySquare(double z, double logarithm, double x)
    {
        double square = x * x;
        double lost = Math.FusedMultiplyAdd(x, x, -square);
        return square < 700 ? z * Math.Exp(square) * (1 + lost) : Math.Exp(square + logarithm + lost);
    }

    /// <summary>
    /// S. Winitzki's approximation (2008) of the inverse error function, to 0.2 %, from log(1 - y^2), in the form without cancellation.
    /// </summary>
    private static double Guess(double square, double logarithm)
    {
        if (square == 0) return 0;
        const double A = 0.147;
        double t = 2 / (Math.PI * A) + logarithm / 2;
        double root = Math.Sqrt(t * t - logarithm / A);
        return Math.Sqrt(t >= 0 ? -logarithm / A / (root + t) : root - t);
    }
}
