using System.Text.Json;
using System.Text.Unicode;

namespace Kasane.Internal;

/// <summary>
/// The JSON header of a safetensors file. It comes from anywhere, so nothing in it is believed: every rule of the format is checked before
/// a byte of data is touched.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The largest header that the reference implementation reads.</summary>
    public const long MaxLength = 100_000_000;

    private const string MetadataKey = "__metadata__";

    private readonly Dictionary<string, SafetensorsEntry> entries = [];
    private readonly Dictionary<string, string> metadata = [];

    private SafetensorsHeader()
    {
    }

    /// <summary>The tensors by name, in the order of the header.</summary>
    public IReadOnlyDictionary<string, SafetensorsEntry> Entries => entries;

    /// <summary>Free texts about the file.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>Reads a header that describes <paramref name="dataLength"/> bytes of data.</summary>
    /// <exception cref="CheckpointFormatException">The header breaks a rule of the format.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, long dataLength, string source)
    {
        try
        {
            if (json.IsEmpty || json[0] != '{') throw Bad("its header does not start with '{'");
            if (!Utf8.IsValid(json)) throw Bad("its header is not valid UTF-8");
            var header = new SafetensorsHeader();
            header.Read(json);
            SafetensorsLayout.Check(header.entries.Values, dataLength);
            return header;
        }
        catch (InvalidDataException error)
        {
            throw new CheckpointFormatException(
                $"{source} is no valid safetensors file: {error.Message}. Get the file again from its source.", error);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new CheckpointFormatException(
                $"{source} is no valid safetensors file: its header is no JSON ({error.Message}). Get the file again from its source.",
                error);
        }
    }

    /// <summary>Says what is wrong; <see cref="Parse"/> turns it into the exception that users see.</summary>
    public static InvalidDataException Bad(string what) => new(what);

    /// <summary>A name from the file, short enough for a message.</summary>
    public static string Quote(string name) => name.Length <= 80 ? $"'{name}'" : $"'{name[..80]}...'";

    private void Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var hasMetadata = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) throw Bad($"the value of {Quote(name)} in its header is no object");
            if (name == MetadataKey)
            {
                if (hasMetadata) throw Bad($"{Quote(name)} occurs twice in its header");
                hasMetadata = true;
                ReadMetadata(ref reader);
            }
            else if (!entries.TryAdd(name, ReadEntry(ref reader, name)))
            {
                throw Bad($"tensor {Quote(name)} occurs twice in its header");
            }
        }

        // Whatever follows the closing brace, except white space, throws here.
        reader.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String) throw Bad($"the metadata {Quote(key)} are no text");
            if (!metadata.TryAdd(key, reader.GetString()!)) throw Bad($"the metadata {Quote(key)} occur twice");
        }
    }

    private static SafetensorsEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        string? dtype = null;
        long[]? shape = null;
        long[]? offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = reader.GetString()!;
            reader.Read();
            switch (field)
            {
                case "dtype" when dtype is null: dtype = ReadText(ref reader, name, field); break;
                case "shape" when shape is null: shape = ReadIntegers(ref reader, name, field); break;
                case "data_offsets" when offsets is null: offsets = ReadIntegers(ref reader, name, field); break;
                case "dtype" or "shape" or "data_offsets": throw Bad($"tensor {Quote(name)} has its {field} twice");
                default: reader.Skip(); break;
            }
        }

        if (dtype is null) throw Bad($"tensor {Quote(name)} lacks its dtype");
        if (shape is null) throw Bad($"tensor {Quote(name)} lacks its shape");
        if (offsets is null) throw Bad($"tensor {Quote(name)} lacks its data_offsets");
        if (offsets.Length != 2) throw Bad($"tensor {Quote(name)} has {offsets.Length} data_offsets instead of a begin and an end");
        return SafetensorsDType.Parse(dtype) is { } known
            ? new(name, known, shape, offsets[0], offsets[1])
            : throw Bad($"tensor {Quote(name)} has the dtype {Quote(dtype)}, but only {SafetensorsDType.All} can be read");
    }

    private static string ReadText(ref Utf8JsonReader reader, string name, string field) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Bad($"tensor {Quote(name)} has a {field} that is no text");

    private static long[] ReadIntegers(ref Utf8JsonReader reader, string name, string field)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Bad($"tensor {Quote(name)} has {field} that are no list");
        var values = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var value) || reader.ValueSpan[0] == '-')
                throw Bad($"tensor {Quote(name)} has {field} that are not all integers of 0 or more");
            values.Add(value);
        }

        return [.. values];
    }
}
