using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kasane.Internal;

/// <summary>
/// Writes safetensors files. The same tensors give the same bytes: sorted by dtype, the most aligned first, then by name, as the reference
/// implementation does it; metadata sorted by key.
/// </summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;
    private const int PartBytes = 1 << 20;

    /// <summary>Writes a file that appears whole or not at all.</summary>
    public static void Write(string path, IEnumerable<SafetensorsItem> items, IReadOnlyDictionary<string, string>? metadata = null) =>
        AtomicFile.Write(path, stream => Write(stream, items, metadata));

    /// <summary>Writes to a stream.</summary>
    public static void Write(Stream stream, IEnumerable<SafetensorsItem> items, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var sorted = Sort(items);
        stream.Write(Header(sorted, metadata));
        var buffer = ArrayPool<byte>.Shared.Rent(PartBytes);
        try
        {
            foreach (var (item, byteCount) in sorted)
            {
                for (long offset = 0; offset < byteCount; offset += PartBytes)
                {
                    var part = buffer.AsSpan(0, (int)Math.Min(PartBytes, byteCount - offset));
                    item.Read(offset, part);
                    stream.Write(part);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static List<(SafetensorsItem Item, long ByteCount)> Sort(IEnumerable<SafetensorsItem> items)
    {
        var names = new HashSet<string>();
        var sorted = new List<(SafetensorsItem Item, long ByteCount, byte[] Key)>();
        foreach (var item in items)
        {
            if (item.Name == "__metadata__")
                throw new ArgumentException("A tensor cannot be named '__metadata__', a word of the format. Rename it.", nameof(items));
            if (!names.Add(item.Name))
                throw new ArgumentException($"Two tensors are named '{item.Name}'. Give each a name of its own.", nameof(items));
            sorted.Add((item, CountBytes(item), Encode(item.Name)));
        }

        sorted.Sort((a, b) => SafetensorsDType.Rank(a.Item.DType).CompareTo(SafetensorsDType.Rank(b.Item.DType)) is not 0 and var order
            ? order
            : a.Key.AsSpan().SequenceCompareTo(b.Key));
        return sorted.ConvertAll(x => (x.Item, x.ByteCount));
    }

    private static long CountBytes(SafetensorsItem item) =>
        item.Shape.All(size => size >= 0) && SafetensorsLayout.ByteCount(item.DType, item.Shape) is { } bytes
            ? bytes
            : throw new ArgumentException(
                $"Tensor '{item.Name}' has the impossible shape ({string.Join(", ", item.Shape)}).", nameof(item));

    private static byte[] Encode(string name)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(name);
        }
        catch (EncoderFallbackException error)
        {
            throw new ArgumentException(
                "A name has half of a surrogate pair, which UTF-8 cannot express. Use valid Unicode.", nameof(name), error);
        }
    }

    /// <summary>The header's length, the header, and spaces up to a multiple of 8 bytes.</summary>
    private static ReadOnlySpan<byte> Header(
        List<(SafetensorsItem Item, long ByteCount)> items, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Advance(Prefix(buffer));
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            long offset = 0;
            foreach (var (item, byteCount) in items)
            {
                json.WriteStartObject(item.Name);
                json.WriteString("dtype", SafetensorsDType.Name(item.DType));
                WriteIntegers(json, "shape", item.Shape);
                WriteIntegers(json, "data_offsets", [offset, checked(offset += byteCount)]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (buffer.WrittenCount % Alignment != 0) buffer.Write(" "u8);
        var bytes = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bytes.Length - sizeof(long));
        return bytes;

        static int Prefix(ArrayBufferWriter<byte> buffer)
        {
            buffer.GetSpan(sizeof(long))[..sizeof(long)].Clear();
            return sizeof(long);
        }
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is null || metadata.Count == 0) return;
        json.WriteStartObject("__metadata__");
        foreach (var (key, value) in metadata.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            Encode(key);
            Encode(value);
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteIntegers(Utf8JsonWriter json, string name, ReadOnlySpan<long> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
