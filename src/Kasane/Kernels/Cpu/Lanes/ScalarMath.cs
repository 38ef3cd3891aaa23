namespace Kasane.Internal;

/// <summary>Scalar functions that <see cref="Math"/> lacks.</summary>
internal static class ScalarMath
{
    /// <summary>exp(x) - 1 without cancellation near 0 (W. Kahan's correction of the rounded exponential).</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) < 1e-16) return x;
        double u = Math.Exp(x);
        if (u == 1) return x;
        double difference = u - 1;
        if (difference == -1 || double.IsInfinity(u)) return difference;
        return difference / Math.Log(u) * x;
    }

    /// <summary>log(1 + x) without cancellation near 0 (W. Kahan's correction of the rounded sum).</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        if (u == 1) return x;
        if (double.IsPositiveInfinity(u)) return u;
        return Math.Log(u) / (u - 1) * x;
    }

    public static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    public static double Exp2(double x) => Math.Pow(2, x);
}
