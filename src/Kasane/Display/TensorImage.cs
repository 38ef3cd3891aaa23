namespace Kasane;

/// <summary>A picture made of a tensor; in a notebook it is shown.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource), PreferredMimeTypes = ["text/html"])]
public sealed class TensorImage
{
    private const int SmallestShown = 160;

    private readonly byte[] pixels;

    internal TensorImage(byte[] pixels, int width, int height, int channels)
    {
        this.pixels = pixels;
        (Width, Height, Channels) = (width, height, channels);
    }

    /// <summary>Pixels per row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>1 for grey, 3 for red, green and blue.</summary>
    public int Channels { get; }

    /// <summary>The rows from top to bottom, the channels of a pixel side by side.</summary>
    public ReadOnlySpan<byte> Pixels => pixels;

    /// <summary>The picture as a PNG file's bytes.</summary>
    public byte[] ToPng()
    {
        var stream = new MemoryStream();
        Png.Write(stream, pixels, Width, Height, Channels);
        return stream.ToArray();
    }

    /// <summary>Writes a PNG file, which appears whole or not at all.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => Png.Write(path, pixels, Width, Height, Channels);

    /// <summary>The picture as a <c>data:</c> address, which holds all of it.</summary>
    public string ToDataUri() => "data:image/png;base64," + Convert.ToBase64String(ToPng());

    /// <summary>The picture as an HTML element that needs no other file.</summary>
    /// <param name="scale">How many pixels of the screen one of the picture takes; default: enough to see a small picture.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not positive.</exception>
    public string ToHtml(int? scale = null)
    {
        var times = scale ?? Math.Max(1, SmallestShown / Math.Max(Width, Height));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times, nameof(scale));
        return $"<img src=\"{ToDataUri()}\" width=\"{(long)Width * times}\" height=\"{(long)Height * times}\" "
            + $"alt=\"{Width} x {Height}\" style=\"image-rendering:pixelated\">";
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Width} x {Height} pixels, {(Channels == 1 ? "grey" : "RGB")}";
}
