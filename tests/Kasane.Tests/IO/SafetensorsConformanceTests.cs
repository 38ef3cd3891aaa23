using System.Text.Json;
using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>The manifest of files to load and files to reject.</summary>
public sealed class SafetensorsConformanceTests
{
    public static TheoryData<string> Files => [.. Manifest().Keys];

    [Fact]
    public void The_manifest_names_every_file() => Assert.Equal(36, Manifest().Count);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_loads_or_is_rejected_as_the_manifest_says(string file)
    {
        var expected = Manifest()[file];
        var path = ConformanceFolder.File("checkpoints", file);
        if (expected.GetProperty("result").GetString() == "loads")
        {
            Load(path, expected);
            return;
        }

        var error = Assert.Throws<CheckpointFormatException>(() => SafetensorsFile.Open(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    private static void Load(string path, JsonElement expected)
    {
        using var file = SafetensorsFile.Open(path);
        var golden = GoldenTensors.Read(ConformanceFolder.File("checkpoints", expected.GetProperty("expected").GetString()!));
        var tensors = expected.GetProperty("tensors").EnumerateObject().ToArray();
        Assert.Equal(tensors.Select(x => x.Name).Order(), file.Entries.Keys.Order());
        foreach (var tensor in tensors)
        {
            var entry = file.Entries[tensor.Name];
            Assert.Equal(tensor.Value.GetProperty("dtype").GetString(), entry.DType.PyTorchName);
            Assert.Equal(tensor.Value.GetProperty("shape").EnumerateArray().Select(x => x.GetInt64()), entry.Shape);
            var bytes = new byte[entry.ByteCount];
            file.Read(entry, bytes);
            Assert.Equal(golden[tensor.Value.GetProperty("$tensor").GetString()!].Bytes, bytes);
        }

        var metadata = expected.GetProperty("metadata");
        var pairs = metadata.ValueKind == JsonValueKind.Null
            ? []
            : metadata.EnumerateObject().ToDictionary(x => x.Name, x => x.Value.GetString()!);
        Assert.Equal(pairs.OrderBy(x => x.Key), file.Metadata.OrderBy(x => x.Key));
    }

    private static Dictionary<string, JsonElement> Manifest()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(ConformanceFolder.File("checkpoints", "manifest.json")));
        return document.RootElement.GetProperty("files").EnumerateArray()
            .Where(x => x.GetProperty("format").GetString() == "safetensors")
            .ToDictionary(x => x.GetProperty("file").GetString()!, x => x.Clone());
    }
}
