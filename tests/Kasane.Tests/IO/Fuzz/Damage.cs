using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>
/// Damage that a format's own checks do not notice: after bytes were changed, lengths and checksums around them are set right, so that the
/// damage gets to the code behind.
/// </summary>
internal static class Damage
{
    /// <summary>A few bytes changed, flipped, cut, doubled or inserted.</summary>
    public static byte[] Bytes(byte[] original, Random random) => Mutations.Of(original, 1, random.Next()).Single();

    /// <summary>The header of a safetensors file, with its length set right; sometimes the data, too.</summary>
    public static byte[] SafetensorsHeader(byte[] original, Random random)
    {
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(original);
        var header = Text(original.AsSpan(8, length).ToArray(), random);
        var data = original.AsSpan(8 + length).ToArray();
        if (random.Next(4) == 0) data = Bytes(data, random);
        return [.. BitConverter.GetBytes((long)header.Length), .. header, .. data];
    }

    /// <summary>The header of an npy file, with its length set right.</summary>
    public static byte[] NpyHeader(byte[] original, Random random)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(original.AsSpan(8));
        var header = Text(original.AsSpan(10, length).ToArray(), random);
        return [.. original[..8], .. BitConverter.GetBytes((ushort)header.Length), .. header, .. original[(10 + length)..]];
    }

    /// <summary>What is inside of a gzip file.</summary>
    public static byte[] Gzipped(byte[] original, Random random)
    {
        var plain = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(original), CompressionMode.Decompress)) gzip.CopyTo(plain);
        return FileFuzzTests.Gzip(Bytes(plain.ToArray(), random));
    }

    /// <summary>One record of a zip archive is replaced by a damaged one, and the archive is written anew, checksums and all.</summary>
    public static Func<byte[], Random, byte[]> Record(Func<string, bool> which, Func<byte[], Random, byte[]> damage, bool packed = false) => (original, random) =>
    {
        using var source = new ZipArchive(new MemoryStream(original));
        var chosen = source.Entries.Where(entry => which(entry.FullName)).ToArray();
        var victim = chosen[random.Next(chosen.Length)];
        var records = source.Entries.Select(entry => (entry.FullName, Content(entry)));
        var stream = new MemoryStream();
        if (!packed)
        {
            var target = new ZipWriter(stream);
            foreach (var (name, content) in records) target.Add(name, name == victim.FullName ? damage(content, random) : content);
            target.Finish();
            return stream.ToArray();
        }
        using (var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in records)
            {
                using var record = target.CreateEntry(name).Open();
                record.Write(name == victim.FullName ? damage(content, random) : content);
            }
        }
        return stream.ToArray();
    };

    /// <summary>Fields of a zip archive's headers get other numbers: sizes, offsets, methods, counts.</summary>
    public static byte[] ZipFields(byte[] original, Random random)
    {
        var bytes = original.ToArray();
        var places = new List<int>();
        for (var at = 0; at + 4 <= bytes.Length; at++)
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] is 1 or 3 or 5 or 6 or 7 && bytes[at + 3] is 2 or 4 or 6 or 7 or 8) places.Add(at);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = places[random.Next(places.Count)] + 4 + (2 * random.Next(22));
            foreach (var value in BitConverter.GetBytes(Extreme(random)).Take(1 << random.Next(4)))
                if (at < bytes.Length) bytes[at++] = value;
        }
        return bytes;
    }

    /// <summary>A chunk of a PNG picture, or the rows inside of its compressed data, with length and checksum set right.</summary>
    public static byte[] PngChunk(byte[] original, Random random)
    {
        var chunks = new List<(byte[] Name, byte[] Data)>();
        for (var at = 8; at < original.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(original.AsSpan(at));
            chunks.Add((original[(at + 4)..(at + 8)], original[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }
        var victim = random.Next(chunks.Count);
        var (name, data) = chunks[victim];
        // Where the rows are spread over several chunks they cannot be unpacked one by one.
        var inside = name.AsSpan().SequenceEqual("IDAT"u8) && chunks.Count(chunk => chunk.Name.AsSpan().SequenceEqual("IDAT"u8)) == 1 && random.Next(2) == 0;
        chunks[victim] = (random.Next(10) == 0 ? Bytes([.. name, 0], random).Take(4).ToArray() : name, inside ? Repack(data, random) : Bytes([.. data, 0], random));
        var result = new MemoryStream();
        result.Write(original.AsSpan(0, 8));
        Span<byte> word = stackalloc byte[4];
        foreach (var chunk in chunks)
        {
            BinaryPrimitives.WriteInt32BigEndian(word, chunk.Data.Length);
            result.Write(word);
            byte[] body = [.. chunk.Name, .. chunk.Data];
            result.Write(body);
            BinaryPrimitives.WriteUInt32BigEndian(word, Crc32.Append(0, body));
            result.Write(word);
        }
        return result.ToArray();
    }

    /// <summary>A number at a limit of what something can hold.</summary>
    public static long Extreme(Random random) => random.Next(8) switch
    {
        0 => 0,
        1 => -1,
        2 => long.MaxValue,
        3 => int.MaxValue + random.Next(-1, 2),
        4 => uint.MaxValue + (long)random.Next(-1, 2),
        5 => 1L << random.Next(63),
        6 => long.MinValue,
        _ => random.Next(300),
    };

    // Numbers of a text become extreme ones; otherwise bytes change.
    private static byte[] Text(byte[] original, Random random)
    {
        if (random.Next(2) == 0) return Bytes(original, random);
        var text = Encoding.UTF8.GetString(original);
        var numbers = System.Text.RegularExpressions.Regex.Matches(text, "[0-9]+");
        if (numbers.Count == 0) return Bytes(original, random);
        var victim = numbers[random.Next(numbers.Count)];
        return Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, victim.Index), $"{Extreme(random)}", text.AsSpan(victim.Index + victim.Length)));
    }

    private static byte[] Repack(byte[] data, Random random)
    {
        var plain = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress)) zlib.CopyTo(plain);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(Bytes(plain.ToArray(), random));
        return packed.ToArray();
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        var content = new MemoryStream();
        using (var stream = entry.Open()) stream.CopyTo(content);
        return content.ToArray();
    }
}
