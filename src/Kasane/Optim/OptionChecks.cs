using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Ranges of optimizer options.</summary>
internal static class OptionChecks
{
    public static void NotNegative(double value, string name, [CallerFilePath] string caller = "")
    {
        if (!(value >= 0)) throw new ArgumentOutOfRangeException(name, value, $"{Path.GetFileNameWithoutExtension(caller)} expects {name} of 0 or more.");
    }

    public static void Fraction(double value, string name, [CallerFilePath] string caller = "")
    {
        if (!(value is >= 0 and < 1)) throw new ArgumentOutOfRangeException(name, value, $"{Path.GetFileNameWithoutExtension(caller)} expects {name} from 0 to below 1.");
    }
}
