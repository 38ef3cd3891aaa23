using System.Globalization;
using System.Text.Json;

namespace Kasane.Conformance.Golden;

/// <summary>Reads values in the notation of the conformance format.</summary>
static class ValueReader
{
    public static Value Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => new NoneValue(),
        JsonValueKind.True => new BoolValue(true),
        JsonValueKind.False => new BoolValue(false),
        JsonValueKind.String => new TextValue(json.GetString()!),
        JsonValueKind.Number => Number(json),
        JsonValueKind.Array => new ListValue(Items(json)),
        JsonValueKind.Object => Special(json),
        _ => throw new InvalidDataException($"No value: {json}"),
    };

    public static Value[] Items(JsonElement json) => [.. json.EnumerateArray().Select(Read)];

    public static KeyValuePair<string, Value>[] Entries(JsonElement json) =>
        [.. json.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, Read(entry.Value)))];

    public static long[] Sizes(JsonElement json) => [.. json.EnumerateArray().Select(size => size.GetInt64())];

    private static Value Number(JsonElement json)
    {
        var text = json.GetRawText();
        return text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0
            ? new FloatValue(double.Parse(text, CultureInfo.InvariantCulture))
            : new IntegerValue(long.Parse(text, CultureInfo.InvariantCulture));
    }

    private static Value Special(JsonElement json)
    {
        foreach (var property in json.EnumerateObject())
        {
            var content = property.Value;
            switch (property.Name)
            {
                case "$tensor": return Tensor(json, content.GetString()!);
                case "$shape": return new ShapeValue(Sizes(content), DTypeNames.FromPyTorch(json.GetProperty("dtype").GetString()!));
                case "$dtype": return new DTypeValue(DTypeNames.FromPyTorch(content.GetString()!));
                case "$float": return new FloatValue(NotFinite(content.GetString()!));
                case "$complex": return new ComplexValue(content[0].GetDouble(), content[1].GetDouble());
                case "$slice": return new SliceValue(Bound(content[0]), Bound(content[1]), Bound(content[2]));
                case "$ellipsis": return new EllipsisValue();
                case "$index": return new IndexValue(Items(content));
                case "$module": return new ModuleValue(
                    content.GetString()!, Items(json.GetProperty("args")), Entries(json.GetProperty("kwargs")));
                case "$fn": return new FunctionValue(content.GetString()!);
                case "$full": return Full(json, content);
                case "$var": return new VariableValue(content.GetString()!);
                case "$lambda": return new EpochFunctionValue(content.GetString()!, Parameters(json));
                case "$scheduler": return new SchedulerValue(content.GetString()!, Entries(json.GetProperty("kwargs")));
                case "$memory_format" or "$layout" or "$device": return new IgnoredValue(property.Name[1..]);
            }
        }
        if (json.EnumerateObject()
            .FirstOrDefault(property => property.Name.StartsWith('$')) is { Value.ValueKind: not JsonValueKind.Undefined } odd)
            throw new InvalidDataException($"Unknown kind of value '{odd.Name}'.");
        return new MapValue(Entries(json));
    }

    private static TensorValue Tensor(JsonElement json, string key)
    {
        var size = json.TryGetProperty("size", out var sizes) ? Sizes(sizes) : null;
        return new(key, Flag(json, "grad"), Flag(json, "complex"))
        {
            Size = size,
            Stride = size is null ? [] : Sizes(json.GetProperty("stride")),
            Offset = json.TryGetProperty("offset", out var offset) ? offset.GetInt64() : 0,
            Tolerance = Tolerance.Read(json),
            Mode = json.TryGetProperty("compare", out var mode) ? Mode(mode.GetString()!) : ComparisonMode.Plain,
        };
    }

    private static ComparisonMode Mode(string name) => name switch
    {
        "abs" => ComparisonMode.Absolute,
        "unordered" => ComparisonMode.Unordered,
        _ => throw new InvalidDataException($"Unknown comparison '{name}'."),
    };

    private static FullValue Full(JsonElement json, JsonElement sizes) => new(
        Sizes(sizes), json.GetProperty("value").GetDouble(), DTypeNames.FromPyTorch(json.GetProperty("dtype").GetString()!),
            Flag(json, "transposed"));

    private static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var flag) && flag.GetBoolean();

    private static long? Bound(JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : json.GetInt64();

    private static Dictionary<string, double> Parameters(JsonElement json) => json.EnumerateObject()
        .Where(property => property.Value.ValueKind == JsonValueKind.Number)
        .ToDictionary(property => property.Name, property => property.Value.GetDouble());

    private static double NotFinite(string name) => name switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => throw new InvalidDataException($"Unknown number '{name}'."),
    };
}
