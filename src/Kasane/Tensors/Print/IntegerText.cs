using System.Globalization;

namespace Kasane.Internal;

/// <summary>Integers, or truth values, right-aligned.</summary>
internal sealed class IntegerText : IElementText
{
    private readonly string[] texts;

    public IntegerText(long[] values, bool areTruthValues)
    {
        texts = Array.ConvertAll(values, value => areTruthValues ? value != 0 ? "True" : "False" : value.ToString(CultureInfo.InvariantCulture));
        Width = texts.Max(text => text.Length);
    }

    public int Width { get; }

    public string this[long i] => texts[i].PadLeft(Width);
}
