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
        return difference * x / Math.Log(u);
    }

    /// <summary>log(1 + x) without cancellation near 0 (W. Kahan's correction of the rounded sum).</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        if (u == 1) return x;
        if (double.IsPositiveInfinity(u)) return u;
        return Math.Log(u) * x / (u - 1);
    }

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Exp2(double x) => Math.Pow(2, x);
}
