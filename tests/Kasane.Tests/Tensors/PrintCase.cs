using System.Globalization;
using System.Text.Json;

namespace Kasane.Tests;

/// <summary>A tensor and the text that PyTorch prints for it (without the <c>torch.</c> before dtypes).</summary>
internal static class PrintCase
{
    public static JsonElement[] Load(Stream stream)
    {
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateArray().Select(element => element.Clone())];
    }

    public static string Expected(JsonElement given) => given.GetProperty("text").GetString()!;

    public static string Print(JsonElement given)
    {
        var x = Build(given);
        return given.TryGetProperty("options", out var options) ? x.ToString(Options(options)) : x.ToString();
    }

    public static Tensor Build(JsonElement given)
    {
        var dtype = Enum.Parse<DType>(given.GetProperty("dtype").GetString()!, ignoreCase: true);
        var shape = Shape.Create([.. given.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())]);
        var x = Elements(given, dtype, shape).To(dtype);
        if (given.TryGetProperty("permute", out var order)) x = x.Permute([.. order.EnumerateArray().Select(dim => dim.GetInt32())]);
        if (given.TryGetProperty("grad", out _)) x = x.Clone();
        if (given.TryGetProperty("grad", out _)) x.RequiresGrad = true;
        return given.TryGetProperty("op", out _) ? x.Add(x) : x;
    }

    private static Tensor Elements(JsonElement given, DType dtype, Shape shape)
    {
        if (given.TryGetProperty("ramp", out var ramp))
        {
            var values = new double[shape.ElementCount];
            for (long i = 0; i < values.Length; i++) values[i] = ramp[0].GetDouble() + (i * ramp[1].GetDouble());
            return Tensor.From(values, shape);
        }
        var elements = given.GetProperty("values").EnumerateArray();
        if (dtype.IsComplex) return Tensor.From(elements.Select(e => new Complex64((float)Number(e[0]), (float)Number(e[1]))).ToArray(), shape);
        return dtype.IsFloatingPoint
            ? Tensor.From(elements.Select(Number).ToArray(), shape)
            : Tensor.From(elements.Select(e => e.GetInt64()).ToArray(), shape);
    }

    private static double Number(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture)
        : element.GetDouble();

    private static PrintOptions Options(JsonElement given)
    {
        var options = new PrintOptions();
        foreach (var option in given.EnumerateObject())
            options = option.Name switch
            {
                "precision" => options with { Precision = option.Value.GetInt32() },
                "threshold" => options with { Threshold = option.Value.GetInt64() },
                "edgeitems" => options with { EdgeItems = option.Value.GetInt32() },
                "linewidth" => options with { LineWidth = option.Value.GetInt32() },
                _ => options with { SciMode = option.Value.ValueKind == JsonValueKind.Null ? null : option.Value.GetBoolean() },
            };
        return options;
    }
}
