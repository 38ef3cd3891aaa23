using System.IO.Compression;

namespace Kasane.Internal;

/// <summary>Unpacks the rows of a PNG file, undoes their filters and puts interlaced pictures together.</summary>
internal static class PngRows
{
    /// <summary>Deflate cannot pack more than 1,032 bytes into one.</summary>
    private const long MostRatio = 1032;

    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <returns>Rows of whole bytes, without filters, as if the file were not interlaced.</returns>
    public static byte[] Read(PngHeader header, List<ReadOnlyMemory<byte>> packed)
    {
        var rowBytes = header.RowBytes(header.Width);
        var total = (Int128)rowBytes * header.Height;
        var most = (packed.Sum(part => (long)part.Length) + 16) * MostRatio;
        if (total > most || total > Array.MaxLength)
            throw new InvalidDataException($"its {header.Width} x {header.Height} pixels are more than its data can hold");
        var data = new byte[(int)total];
        using var zlib = new ZLibStream(new ChunkStream(packed), CompressionMode.Decompress);
        if (!header.Interlaced) ReadPass(zlib, header, data, header.Width, header.Height);
        else
        {
            foreach (var (x, y, stepX, stepY) in Adam7)
            {
                var (width, height) = ((header.Width - x + stepX - 1) / stepX, (header.Height - y + stepY - 1) / stepY);
                if (width <= 0 || height <= 0) continue;
                var pass = new byte[header.RowBytes(width) * height];
                ReadPass(zlib, header, pass, width, height);
                Scatter(header, pass, width, height, data, (x, y, stepX, stepY));
            }
        }

        return data;
    }

    private static void ReadPass(Stream zlib, PngHeader header, Span<byte> data, int width, int height)
    {
        var rowBytes = (int)header.RowBytes(width);
        var distance = Math.Max(1, header.BitsPerPixel / 8);
        Span<byte> filter = stackalloc byte[1];
        var above = new byte[rowBytes].AsSpan();
        for (var y = 0; y < height; y++)
        {
            var row = data.Slice(y * rowBytes, rowBytes);
            if (zlib.ReadAtLeast(filter, 1, false) < 1 || zlib.ReadAtLeast(row, rowBytes, false) < rowBytes)
                throw new InvalidDataException($"its data ends in row {y} of {height}");
            PngFilter.Undo(filter[0], row, above, distance);
            above = row;
        }
    }

    private static void Scatter(PngHeader header, byte[] pass, int width, int height, byte[] data, (int X, int Y, int StepX, int StepY) grid)
    {
        var (bits, from, to) = (header.BitsPerPixel, (int)header.RowBytes(width), (int)header.RowBytes(header.Width));
        for (var y = 0; y < height; y++)
        {
            var source = pass.AsSpan(y * from, from);
            var target = data.AsSpan((grid.Y + (y * grid.StepY)) * to, to);
            for (var x = 0; x < width; x++)
            {
                var at = grid.X + (x * grid.StepX);
                if (bits >= 8) source.Slice(x * bits / 8, bits / 8).CopyTo(target[(int)((long)at * bits / 8)..]);
                else
                {
                    var value = (source[x * bits / 8] >> (8 - bits - (x * bits % 8))) & ((1 << bits) - 1);
                    target[(int)((long)at * bits / 8)] |= (byte)(value << (8 - bits - (int)((long)at * bits % 8)));
                }
            }
        }
    }

    /// <summary>The IDAT chunks as one stream.</summary>
    private sealed class ChunkStream(List<ReadOnlyMemory<byte>> parts) : Stream
    {
        private int part;
        private int position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            while (part < parts.Count && position == parts[part].Length) (part, position) = (part + 1, 0);
            if (part == parts.Count) return 0;
            var count = Math.Min(buffer.Length, parts[part].Length - position);
            parts[part].Span.Slice(position, count).CopyTo(buffer);
            position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
