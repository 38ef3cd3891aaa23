using System.Buffers.Binary;

namespace Kasane.Internal;

/// <summary>Makes pixels of 8 or 16 bits per channel out of a file's samples: widens bits, looks up palettes, adds alpha.</summary>
internal static class PngPixels
{
    public static PngImage Make(PngHeader header, byte[] rows, byte[] palette, byte[] transparency) => header.ColourType switch
    {
        PngHeader.Palette => Lookup(header, rows, palette, transparency),
        PngHeader.Grey or PngHeader.Rgb when transparency.Length > 0 => Keyed(header, rows, transparency),
        _ when header.Depth == 16 => new(header.Width, header.Height, header.Samples, [], PngImage.ToWords(rows)),
        _ => new(header.Width, header.Height, header.Samples, Samples(header, rows, widen: true), null),
    };

    /// <summary>The samples, one per byte; widened ones fill 0 to 255.</summary>
    private static byte[] Samples(PngHeader header, byte[] rows, bool widen)
    {
        if (header.Depth == 8) return rows;
        var bits = header.Depth;
        var factor = widen ? 255 / ((1 << bits) - 1) : 1;
        var rowBytes = (int)header.RowBytes(header.Width);
        var samples = new byte[checked(header.Width * header.Height)];
        for (var y = 0; y < header.Height; y++)
            for (var x = 0; x < header.Width; x++)
            {
                var at = (long)x * bits;
                var value = (rows[(y * rowBytes) + (int)(at / 8)] >> (8 - bits - (int)(at % 8))) & ((1 << bits) - 1);
                samples[(y * header.Width) + x] = (byte)(value * factor);
            }

        return samples;
    }

    private static PngImage Lookup(PngHeader header, byte[] rows, byte[] palette, byte[] transparency)
    {
        var samples = Samples(header, rows, widen: false);
        var channels = transparency.Length > 0 ? 4 : 3;
        if (transparency.Length > palette.Length / 3) throw new InvalidDataException("it has more transparencies than colours");
        var pixels = new byte[checked(samples.Length * channels)];
        for (var i = 0; i < samples.Length; i++)
        {
            var colour = samples[i];
            if (colour >= palette.Length / 3) throw new InvalidDataException($"a pixel has colour {colour} of {palette.Length / 3}");
            palette.AsSpan(colour * 3, 3).CopyTo(pixels.AsSpan(i * channels));
            if (channels == 4) pixels[(i * 4) + 3] = colour < transparency.Length ? transparency[colour] : byte.MaxValue;
        }

        return new(header.Width, header.Height, channels, pixels, null);
    }

    /// <summary>One colour is transparent, all others are not.</summary>
    private static PngImage Keyed(PngHeader header, byte[] rows, byte[] transparency)
    {
        if (transparency.Length != 2 * header.Samples) throw new InvalidDataException("its transparent colour is damaged");
        Span<ushort> key = stackalloc ushort[header.Samples];
        for (var i = 0; i < key.Length; i++) key[i] = BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(2 * i));
        if (header.Depth == 16)
            return new(header.Width, header.Height, header.Samples + 1, [], WithAlpha<ushort>(PngImage.ToWords(rows), key, ushort.MaxValue));
        Span<byte> small = stackalloc byte[key.Length];
        var factor = 255 / ((1 << header.Depth) - 1);
        for (var i = 0; i < key.Length; i++) small[i] = (byte)((key[i] & ((1 << header.Depth) - 1)) * factor);
        return new(header.Width, header.Height, header.Samples + 1, WithAlpha<byte>(Samples(header, rows, widen: true), small, byte.MaxValue), null);
    }

    private static T[] WithAlpha<T>(ReadOnlySpan<T> samples, ReadOnlySpan<T> key, T opaque)
        where T : unmanaged, IEquatable<T>
    {
        var pixels = new T[checked(samples.Length / key.Length * (key.Length + 1))];
        for (int from = 0, to = 0; from < samples.Length; from += key.Length, to += key.Length + 1)
        {
            var pixel = samples.Slice(from, key.Length);
            pixel.CopyTo(pixels.AsSpan(to));
            pixels[to + key.Length] = pixel.SequenceEqual(key) ? default : opaque;
        }

        return pixels;
    }
}
