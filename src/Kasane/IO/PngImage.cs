using System.Runtime.InteropServices;

namespace Kasane;

/// <summary>A decoded picture.</summary>
public sealed class PngImage
{
    private readonly byte[] bytes;
    private readonly ushort[]? words;

    internal PngImage(int width, int height, int channels, byte[] bytes, ushort[]? words)
    {
        (Width, Height, Channels) = (width, height, channels);
        this.bytes = bytes;
        this.words = words;
    }

    /// <summary>Pixels per row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha.</summary>
    public int Channels { get; }

    /// <summary>8, or 16. Pictures with fewer bits are widened to 8, palettes are looked up.</summary>
    public int BitDepth => words is null ? 8 : 16;

    /// <summary>The rows from top to bottom, the channels of a pixel side by side; empty where there are 16 bits.</summary>
    public ReadOnlySpan<byte> Pixels => bytes;

    /// <summary>The same with 16 bits; empty where there are 8.</summary>
    public ReadOnlySpan<ushort> WidePixels => words;

    /// <summary>(channels, height, width); UInt8, or Int32 where there are 16 bits.</summary>
    public Tensor ToTensor()
    {
        var flat = words is null
            ? Tensor.From(bytes, [Height, Width, Channels])
            : Tensor.From(Array.ConvertAll(words, word => (int)word), [Height, Width, Channels]);
        return flat.Permute(2, 0, 1).Contiguous();
    }

    /// <summary>
    /// The picture with other channels. Grey becomes RGB with equal parts; RGB becomes grey by ITU-R 601 (0.299 R + 0.587 G + 0.114 B);
    /// alpha is dropped, or full where there was none.
    /// </summary>
    /// <param name="channels">1 to 4.</param>
    public PngImage Convert(int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, 4);
        if (channels == Channels) return this;
        return words is null
            ? new(Width, Height, channels, Converted<byte>(bytes, channels, byte.MaxValue), null)
            : new(Width, Height, channels, [], Converted<ushort>(words, channels, ushort.MaxValue));
    }

    private T[] Converted<T>(ReadOnlySpan<T> from, int channels, T full)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        var to = new T[checked(Width * Height * channels)];
        var (alphaFrom, alphaTo) = (Channels % 2 == 0, channels % 2 == 0);
        for (var i = 0; i < Width * Height; i++)
        {
            var source = from.Slice(i * Channels, Channels);
            var target = to.AsSpan(i * channels, channels);
            if (Channels >= 3 && channels >= 3) source[..3].CopyTo(target);
            else if (channels >= 3) target[..3].Fill(source[0]);
            else target[0] = Channels < 3 ? source[0] : Grey(source);
            if (alphaTo) target[^1] = alphaFrom ? source[^1] : full;
        }

        return to;
    }

    private static T Grey<T>(ReadOnlySpan<T> rgb)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        // The weights in 1/65536, which add up to 65536: white stays white.
        var sum = (long.CreateChecked(rgb[0]) * 19595) + (long.CreateChecked(rgb[1]) * 38470) + (long.CreateChecked(rgb[2]) * 7471);
        return T.CreateChecked((sum + 32768) >> 16);
    }

    internal static ushort[] ToWords(ReadOnlySpan<byte> bigEndian)
    {
        var words = MemoryMarshal.Cast<byte, ushort>(bigEndian).ToArray();
        if (BitConverter.IsLittleEndian) System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(words, words);
        return words;
    }
}
