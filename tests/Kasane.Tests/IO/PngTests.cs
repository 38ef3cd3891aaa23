namespace Kasane.Tests;

public sealed class PngTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 1, 3)]
    [InlineData(28, 28, 1)]
    [InlineData(17, 5, 3)]
    [InlineData(900, 500, 3)]
    public void Pixels_survive(int width, int height, int channels)
    {
        var pixels = new byte[width * height * channels];
        new Random(width).NextBytes(pixels);
        var bytes = Encode(pixels, width, height, channels);
        var decoded = PngDecoder.Decode(bytes);
        Assert.Equal((width, height, channels), (decoded.Width, decoded.Height, decoded.Channels));
        Assert.Equal(pixels, decoded.Pixels);
        Assert.Equal(bytes, Encode(pixels, width, height, channels));
    }

    [Fact]
    public void A_file_has_the_bytes_of_the_stream()
    {
        using var folder = new TemporaryFolder();
        Png.Write(folder.File("x.png"), [1, 2, 3, 4], 2, 2);
        Png.Write(folder.File("x.png"), [1, 2, 3, 5], 2, 2);
        Assert.Equal(Encode([1, 2, 3, 5], 2, 2, 1), File.ReadAllBytes(folder.File("x.png")));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused_before_a_file_is_touched()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.png");
        var error = Assert.Throws<ArgumentException>(() => Png.Write(path, new byte[4], 2, 2, 3));
        Assert.Contains("12 bytes, but 4", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Png.Write(path, new byte[4], 2, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Png.Write(path, [], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Png.Write(path, [], 1, -1));
        Assert.Throws<ArgumentException>(() => Png.Write(path, [], int.MaxValue, int.MaxValue, 3));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    private static byte[] Encode(byte[] pixels, int width, int height, int channels)
    {
        var stream = new MemoryStream();
        Png.Write(stream, pixels, width, height, channels);
        return stream.ToArray();
    }
}
