namespace Kasane.Internal;

/// <summary>
/// Floating-point numbers in one common style: integers with a bare decimal point, a fixed number of decimals, or scientific. The finite
/// numbers that are not zero decide on style and width.
/// </summary>
internal sealed class FloatText : IElementText
{
    private readonly double[] values;
    private readonly int precision;
    private readonly bool integers = true;
    private readonly bool scientific;

    public FloatText(double[] values, PrintOptions options)
    {
        this.values = values;
        precision = options.Precision;
        var (smallest, largest) = (double.PositiveInfinity, 0.0);
        foreach (var value in values)
        {
            if (!Decides(value)) continue;
            smallest = Math.Min(smallest, Math.Abs(value));
            largest = Math.Max(largest, Math.Abs(value));
            integers &= value == Math.Ceiling(value);
        }
        scientific = largest > 0 && (largest / smallest > 1000 || largest > 1e8 || (!integers && smallest < 1e-4));
        Width = 1;
        foreach (var value in values)
            if (Decides(value)) Width = Math.Max(Width, Format(value).Length);
        // As in PyTorch the width is that of the style the numbers ask for, also where the options force another one on them.
        if (largest > 0) scientific = options.SciMode ?? scientific;
    }

    public int Width { get; }

    public string this[long i] => Format(values[i]).PadLeft(Width);

    private static bool Decides(double value) => double.IsFinite(value) && value != 0;

    private string Format(double value)
    {
        if (scientific) return NumberText.Scientific(value, precision);
        if (!integers) return NumberText.Fixed(value, precision);
        return double.IsFinite(value) ? NumberText.Fixed(value, 0) + "." : NumberText.Fixed(value, 0);
    }
}
