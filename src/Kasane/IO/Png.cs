using System.Buffers.Binary;
using System.IO.Compression;

namespace Kasane;

/// <summary>PNG files. Pictures are written with 8 bits per channel, grey or RGB; the same pixels give the same bytes. All kinds are read.</summary>
public static partial class Png
{
    private const byte Grey = 0;
    private const byte Rgb = 2;

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Writes a file, which appears whole or not at all.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="pixels">The rows from top to bottom, each from left to right, the channels of a pixel side by side.</param>
    /// <param name="width">Pixels per row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="channels">1 for grey, 3 for red, green and blue.</param>
    /// <exception cref="ArgumentException">The pixels do not fit the sizes.</exception>
    public static void Write(string path, ReadOnlySpan<byte> pixels, int width, int height, int channels = 1)
    {
        Check(pixels, width, height, channels);
        using var file = AtomicFile.Create(path);
        Write(file.Stream, pixels, width, height, channels);
        file.Commit();
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="pixels">The rows from top to bottom, each from left to right, the channels of a pixel side by side.</param>
    /// <param name="width">Pixels per row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="channels">1 for grey, 3 for red, green and blue.</param>
    /// <exception cref="ArgumentException">The pixels do not fit the sizes.</exception>
    public static void Write(Stream stream, ReadOnlySpan<byte> pixels, int width, int height, int channels = 1)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Check(pixels, width, height, channels);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = channels == 1 ? Grey : Rgb;
        header[10..].Clear();

        stream.Write(Signature);
        WriteChunk(stream, "IHDR"u8, header);
        WriteChunk(stream, "IDAT"u8, Pack(pixels, width * channels, height));
        WriteChunk(stream, "IEND"u8, []);
    }

    private static void Check(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (channels is not (1 or 3))
        {
            throw new ArgumentOutOfRangeException(
                nameof(channels), channels, $"Expected 1 channel (grey) or 3 (RGB), but there are {channels}.");
        }

        var bytes = (Int128)width * height * channels;
        if (pixels.Length != bytes)
        {
            throw new ArgumentException(
                $"A picture of {width} x {height} pixels with {channels} channel(s) has {bytes} bytes, but {pixels.Length} were given.",
                nameof(pixels));
        }
    }

    /// <summary>The compressed rows, each led by 0: stored as it is, not as a difference to its neighbours.</summary>
    private static ReadOnlySpan<byte> Pack(ReadOnlySpan<byte> pixels, int rowBytes, int height)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(row * rowBytes, rowBytes));
            }
        }

        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }

    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        stream.Write(word);
        stream.Write(type);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc32.Append(Crc32.Append(0, type), data));
        stream.Write(word);
    }
}
