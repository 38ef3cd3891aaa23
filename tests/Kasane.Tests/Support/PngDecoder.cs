using System.Buffers.Binary;
using System.IO.Compression;

namespace Kasane.Tests;

/// <summary>A decoder of plain PNG files that shares nothing with the encoder and trusts no checksum.</summary>
internal static class PngDecoder
{
    public static (int Width, int Height, int Channels, byte[] Pixels) Decode(byte[] file)
    {
        Assert.Equal([137, 80, 78, 71, 13, 10, 26, 10], file[..8]);
        var chunks = new List<(string Type, byte[] Data)>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var body = file[(at + 4)..(at + 8 + length)];
            Assert.Equal(BitwiseCrc(body), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add((string.Concat(body[..4].Select(x => (char)x)), body[4..]));
            at += 12 + length;
        }

        Assert.Equal("IHDR", chunks[0].Type);
        Assert.Equal("IEND", chunks[^1].Type);
        var header = chunks[0].Data;
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        Assert.Equal([8, 0, 0, 0], new[] { header[8], header[10], header[11], header[12] });
        var channels = header[9] switch { 0 => 1, 2 => 3, var other => throw new NotSupportedException($"colour type {other}") };
        var packed = chunks.Where(x => x.Type == "IDAT").SelectMany(x => x.Data).ToArray();
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        var rows = new MemoryStream();
        zlib.CopyTo(rows);
        var raw = rows.ToArray();
        Assert.Equal((1 + (width * channels)) * height, raw.Length);
        var pixels = Enumerable.Range(0, height).SelectMany(row =>
        {
            var line = raw.AsSpan(row * (1 + (width * channels)), 1 + (width * channels)).ToArray();
            Assert.Equal(0, line[0]);
            return line[1..];
        });
        return (width, height, channels, pixels.ToArray());
    }

    private static uint BitwiseCrc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            for (var bit = 0; bit < 8; bit++)
                crc = ((crc ^ (uint)(value >> bit)) & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        return ~crc;
    }
}
