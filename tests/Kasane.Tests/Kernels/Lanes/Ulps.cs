namespace Kasane.Tests.Kernels.Lanes;

/// <summary>Errors in units in the last place.</summary>
internal static class Ulps
{
    /// <summary>The error of a float; 0 for the right NaN, infinity or signed zero, infinity for a wrong one.</summary>
    public static double Error(float actual, double truth)
    {
        float rounded = (float)truth;
        if (float.IsNaN(rounded) || float.IsNaN(actual)) return float.IsNaN(rounded) == float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        if (truth == 0 || double.IsInfinity(truth)) return SameBits(rounded, actual) ? 0 : double.PositiveInfinity;
        if (float.IsNegative(actual) != double.IsNegative(truth)) return double.PositiveInfinity;
        truth = Math.Clamp(truth, -Math.ScaleB(1, 128), Math.ScaleB(1, 128));
        double value = float.IsInfinity(actual) ? Math.ScaleB(Math.Sign(actual), 128) : actual;
        double magnitude = Math.Clamp(Math.Abs(truth), 1.1754943508222875e-38, float.MaxValue);
        return Math.Abs(value - truth) / Math.ScaleB(1, Math.ILogB(magnitude) - 23);
    }

    /// <summary>The distance of two doubles.</summary>
    public static double Between(double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b)) return double.IsNaN(a) == double.IsNaN(b) ? 0 : double.PositiveInfinity;
        if (a == b) return double.IsNegative(a) == double.IsNegative(b) ? 0 : double.PositiveInfinity;
        if (double.IsInfinity(a) || double.IsInfinity(b)) return Math.Abs(a) > 1.79e308 && Math.Abs(b) > 1.79e308 ? 1 : double.PositiveInfinity;
        return Math.Abs(a - b) / (Math.BitIncrement(Math.Abs(b)) - Math.Abs(b));
    }

    public static bool SameBits(float a, float b) =>
        BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b));
}
