using System.Globalization;
using System.Numerics;

namespace Kasane.Internal;

/// <summary>
/// Decimal text of floating-point numbers in the manner of C's printf: the exact binary value is rounded, ties go to the even digit.
/// (.NET's own formats round ties away from zero.)
/// </summary>
internal static class NumberText
{
    /// <summary>As <c>%.{digits}f</c>.</summary>
    public static string Fixed(double value, int digits)
    {
        if (!double.IsFinite(value)) return NonFinite(value);
        var text = Scaled(Math.Abs(value), digits).ToString(CultureInfo.InvariantCulture);
        if (digits > 0)
        {
            text = text.PadLeft(digits + 1, '0');
            text = $"{text[..^digits]}.{text[^digits..]}";
        }
        return double.IsNegative(value) ? "-" + text : text;
    }

    /// <summary>As <c>%.{digits}e</c>.</summary>
    public static string Scientific(double value, int digits)
    {
        if (!double.IsFinite(value)) return NonFinite(value);
        var exponent = value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var text = Scaled(Math.Abs(value), digits - exponent).ToString(CultureInfo.InvariantCulture);
        // The logarithm may be off by one, and rounding may carry into a new digit.
        while (value != 0 && text.Length != digits + 1)
        {
            exponent += text.Length - (digits + 1);
            text = Scaled(Math.Abs(value), digits - exponent).ToString(CultureInfo.InvariantCulture);
        }
        text = text.PadRight(digits + 1, '0');
        if (digits > 0) text = $"{text[0]}.{text[1..]}";
        var sign = double.IsNegative(value) ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{text}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static string NonFinite(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";

    // value * 10^power, rounded to the nearest integer, ties to even.
    private static BigInteger Scaled(double value, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var (exponent, fraction) = ((int)(bits >> 52), bits & ((1L << 52) - 1));
        BigInteger numerator = exponent == 0 ? fraction : fraction | (1L << 52);
        var denominator = BigInteger.One;
        var shift = Math.Max(exponent, 1) - 1075;
        if (shift > 0) numerator <<= shift;
        else denominator <<= -shift;
        if (power > 0) numerator *= BigInteger.Pow(10, power);
        else denominator *= BigInteger.Pow(10, -power);
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (rest << 1).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
