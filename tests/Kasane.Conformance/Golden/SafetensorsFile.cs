using System.Buffers.Binary;
using System.Text.Json;

namespace Kasane.Conformance.Golden;

/// <summary>Reads a safetensors file. The judge's own reader: what it reads decides over the library's.</summary>
sealed class SafetensorsFile
{
    private readonly byte[] bytes;
    private readonly Dictionary<string, (DType DType, long[] Shape, int Begin, int Length)> entries = [];

    private SafetensorsFile(byte[] bytes)
    {
        this.bytes = bytes;
        var headerLength = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        using var header = JsonDocument.Parse(bytes.AsMemory(8, headerLength));
        foreach (var entry in header.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__") continue;
            var offsets = entry.Value.GetProperty("data_offsets");
            var (begin, end) = (offsets[0].GetInt32(), offsets[1].GetInt32());
            entries.Add(entry.Name, (
                DTypeNames.FromSafetensors(entry.Value.GetProperty("dtype").GetString()!),
                [.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())],
                8 + headerLength + begin,
                end - begin));
        }
    }

    public IEnumerable<string> Names => entries.Keys;

    public static SafetensorsFile Read(string path) => new(File.ReadAllBytes(path));

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public RawTensor this[string name] => entries.TryGetValue(name, out var entry)
        ? new(entry.DType, entry.Shape, bytes.AsMemory(entry.Begin, entry.Length))
        : throw new InvalidDataException($"The tensor file has no tensor '{name}'.");
}
