using System.Text.Json;

namespace Kasane.Tests;

/// <summary>The initial values of whole models in the reference data.</summary>
internal static class GoldenTrace
{
    public static long Seed(string name) => Read(name).GetProperty("seed").GetInt64();

    /// <summary>By key: the first elements and the sum of all.</summary>
    public static Dictionary<string, (double[] First, double Sum)> Initial(string name) => Read(name).GetProperty("initial").EnumerateObject().ToDictionary(
        entry => entry.Name,
        entry => (
            entry.Value.GetProperty("first").EnumerateArray().Select(value => value.GetDouble()).ToArray(),
            entry.Value.GetProperty("sum").GetDouble()));

    private static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadLines(ConformanceFolder.File("traces", $"{name}.jsonl")).First());
        return document.RootElement.Clone();
    }
}
