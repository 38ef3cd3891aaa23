using System.Buffers.Binary;

namespace Kasane.Internal;

/// <summary>The IHDR chunk of a PNG file, checked.</summary>
internal readonly record struct PngHeader(int Width, int Height, int Depth, int ColourType, bool Interlaced)
{
    public const int Grey = 0;
    public const int Rgb = 2;
    public const int Palette = 3;
    public const int GreyAlpha = 4;
    public const int Rgba = 6;

    /// <summary>Samples per pixel in the file.</summary>
    public int Samples => ColourType switch { Rgb => 3, GreyAlpha => 2, Rgba => 4, _ => 1 };

    public int BitsPerPixel => Samples * Depth;

    public static PngHeader Parse(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length != 13) throw new InvalidDataException($"its IHDR has {chunk.Length} bytes instead of 13");
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(chunk), BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]));
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue) throw new InvalidDataException($"its size is {width} x {height}");
        var (depth, colour) = (chunk[8], chunk[9]);
        var allowed = colour switch
        {
            Grey => depth is 1 or 2 or 4 or 8 or 16,
            Palette => depth is 1 or 2 or 4 or 8,
            Rgb or GreyAlpha or Rgba => depth is 8 or 16,
            _ => false,
        };
        if (!allowed) throw new InvalidDataException($"it has {depth} bits with colour type {colour}, which the format does not know");
        if (chunk[10] != 0 || chunk[11] != 0) throw new InvalidDataException("its compression or filter method is unknown");
        if (chunk[12] > 1) throw new InvalidDataException($"its interlace method {chunk[12]} is unknown");
        return new((int)width, (int)height, depth, colour, chunk[12] == 1);
    }

    /// <summary>The bytes of a row of so many pixels, without its filter.</summary>
    public long RowBytes(long pixels) => ((pixels * BitsPerPixel) + 7) / 8;
}
