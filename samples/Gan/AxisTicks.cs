using System.Globalization;

namespace Kasane.Samples.Gan;

/// <summary>Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.</summary>
internal sealed class AxisTicks
{
    private readonly double step;

    /// <param name="minimum">The smallest value to show.</param>
    /// <param name="maximum">The largest value to show.</param>
    /// <param name="count">About how many steps there should be.</param>
    /// <param name="smallestStep">No step is smaller: 1 for axes that count.</param>
    public AxisTicks(double minimum, double maximum, int count, double smallestStep = 0)
    {
        var raw = Math.Max((maximum - minimum) / count, smallestStep);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        step = power * (raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        First = (long)Math.Floor((minimum / step) + 1e-9);
        Last = (long)Math.Ceiling((maximum / step) - 1e-9);
    }

    /// <summary>The number of the tick at or below the minimum.</summary>
    public long First { get; }

    /// <summary>The number of the tick at or above the maximum.</summary>
    public long Last { get; }

    public double Value(long tick) => tick * step;

    /// <summary>The value in as few characters as tell it from its neighbours.</summary>
    public string Label(long tick)
    {
        var value = Value(tick);
        if (value == 0) return "0";
        if (Math.Abs(value) >= 1e5 || step < 1e-3) return value.ToString("0.##e0", CultureInfo.InvariantCulture);
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        return value.ToString("F" + decimals, CultureInfo.InvariantCulture);
    }
}
