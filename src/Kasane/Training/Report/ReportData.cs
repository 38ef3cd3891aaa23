using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Kasane.Internal;

/// <summary>The charts as data for the page's script. The writer's encoding lets nothing out of a script element.</summary>
internal static class ReportData
{
    private static readonly string[] Words = ["Linear", "Log", "Smoothing", "No curves yet", "best"];

    public static string Write(HtmlReport report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("words");
            foreach (var word in Words) json.WriteString(word, ReportWords.Of(word, report.Language));
            json.WriteEndObject();
            json.WriteStartArray("charts");
            foreach (var chart in report.AllCharts()) Write(json, chart, report.Language);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, ReportChart chart, ReportLanguage language)
    {
        json.WriteStartObject();
        json.WriteString("title", ReportWords.Of(chart.Title, language));
        json.WriteString("x", ReportWords.Of(chart.XName, language));
        json.WriteBoolean("steps", chart.XName == "Step");
        // The best epoch is that of the validation's loss; of other numbers nobody knows whether larger is better.
        json.WriteBoolean("best", chart is { Title: "Loss", XName: "Epoch" });
        json.WriteStartArray("curves");
        foreach (var (name, curve) in chart.Curves)
        {
            json.WriteStartObject();
            json.WriteString("name", ReportWords.Of(name, language));
            Write(json, "xs", curve.X);
            Write(json, "ys", curve.Y);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            // Six digits are more than a screen has pixels.
            if (double.IsFinite(value)) json.WriteNumberValue(Math.Abs(value) is > 1e-300 and < 1e300 ? Round(value) : 0);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    private static double Round(double value)
    {
        var scale = Math.Pow(10, 6 - Math.Ceiling(Math.Log10(Math.Abs(value))));
        var rounded = Math.Round(value * scale) / scale;
        return double.IsFinite(rounded) ? rounded : value;
    }
}
