using System.Buffers.Binary;
using System.IO.Compression;

namespace Kasane.Internal;

/// <summary>
/// The bytes of an IDX file, unpacked on the way if it is gzipped. Memory grows with what was really read, not with what a header claims.
/// </summary>
internal sealed class IdxBytes
{
    private const int FirstPart = 1 << 16;

    /// <summary>Bytes of a gzip file beside the packed data: 10 before, 8 behind, of which the last 4 repeat the unpacked length.</summary>
    private const int GzipFrame = 18;

    private readonly Stream stream;
    private readonly uint? unpackedLength;
    private long position;

    private IdxBytes(Stream stream, uint? unpackedLength)
    {
        this.stream = stream;
        this.unpackedLength = unpackedLength;
    }

    public static IdxBytes Open(Stream stream)
    {
        if (!stream.CanSeek)
        {
            var copy = new MemoryStream();
            stream.CopyTo(copy);
            copy.Position = 0;
            stream = copy;
        }

        var start = stream.Position;
        if (stream.ReadByte() != 0x1F || stream.ReadByte() != 0x8B || stream.Length < start + GzipFrame)
        {
            stream.Position = start;
            return new(stream, null);
        }

        Span<byte> length = stackalloc byte[sizeof(uint)];
        stream.Position = stream.Length - sizeof(uint);
        stream.ReadExactly(length);
        stream.Position = start;
        return new(new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true), BinaryPrimitives.ReadUInt32LittleEndian(length));
    }

    public void ReadExactly(Span<byte> destination)
    {
        if (stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) < destination.Length)
            throw new InvalidDataException("it ends within its header");
        position += destination.Length;
    }

    /// <summary>The rest of the file, which must have exactly <paramref name="count"/> bytes.</summary>
    public byte[] ReadRest(long count, Shape shape)
    {
        if (count > Array.MaxLength)
            throw new InvalidDataException($"its sizes {shape} are more than the {Array.MaxLength} bytes that can be read");
        var data = new byte[Math.Min(count, FirstPart)];
        var filled = 0;
        while (true)
        {
            filled += stream.ReadAtLeast(data.AsSpan(filled), data.Length - filled, throwOnEndOfStream: false);
            if (filled < data.Length)
                throw new InvalidDataException($"it ends after {filled} bytes of data, but its sizes {shape} need {count}");
            if (filled == count) break;
            Array.Resize(ref data, (int)Math.Min(count, data.Length * 4L));
        }

        if (stream.ReadByte() >= 0) throw new InvalidDataException($"its sizes {shape} need {count} bytes of data, but there are more");

        // GZipStream does not miss the last bytes of a file that was cut behind the packed data.
        if (unpackedLength is { } length && length != (uint)(position + count))
            throw new InvalidDataException("its gzip ending is missing or damaged");
        return data;
    }
}
