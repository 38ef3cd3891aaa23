using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Ranges of optimizer options.</summary>
internal static class OptionChecks
{
    public static void NotNegative(double value, string name, [CallerFilePath] string caller = "") =>
        Require(value >= 0, value, name, "of 0 or more", caller);

    public static void Positive(double value, string name, [CallerFilePath] string caller = "") =>
        Require(value > 0, value, name, "above 0", caller);

    public static void Fraction(double value, string name, [CallerFilePath] string caller = "") =>
        Require(value is >= 0 and < 1, value, name, "from 0 to below 1", caller);

    public static void Share(double value, string name, [CallerFilePath] string caller = "") =>
        Require(value is >= 0 and <= 1, value, name, "from 0 to 1", caller);

    private static void Require(bool fits, double value, string name, string range, string caller)
    {
        if (!fits)
            throw new ArgumentOutOfRangeException(name, value, $"{Path.GetFileNameWithoutExtension(caller)} expects {name} {range}.");
    }
}
