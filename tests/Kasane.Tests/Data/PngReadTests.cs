using System.Globalization;
using System.Text.Json;

namespace Kasane.Tests;

/// <summary>The reader of PNG files against files that a Python program wrote: every colour type, depth, filter, with and without interlacing.</summary>
public sealed class PngReadTests
{
    public sealed record PngCase(string Name, int Width, int Height, int Channels, int Depth, string File, string Values);

    private static readonly PngCase[] All = Load();

    public static TheoryData<string> Names => [.. All.Select(item => item.Name)];

    internal static IEnumerable<(string Name, byte[] File)> Pictures() =>
        All.Where(item => item.Name is "type0-depth1-interlace1" or "type3-depth4-interlace0" or "type6-depth16-interlace1" or "palette-alpha")
            .Select(item => (item.Name, Convert.FromBase64String(item.File)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Pictures_are_read(string name)
    {
        var expected = All.Single(item => item.Name == name);
        var image = Png.Read(Convert.FromBase64String(expected.File));
        Assert.Equal((expected.Width, expected.Height, expected.Channels, expected.Depth), (image.Width, image.Height, image.Channels, image.BitDepth));
        int[] values = expected.Depth == 16 ? [.. image.WidePixels.ToArray()] : [.. image.Pixels.ToArray()];
        Assert.Equal(expected.Values.Split(' ').Select(text => int.Parse(text, CultureInfo.InvariantCulture)), values);
        var tensor = image.ToTensor();
        Assert.Equal<Shape>([expected.Channels, expected.Height, expected.Width], tensor.Shape);
        Assert.Equal(values[^1], tensor[^1, ^1, ^1].Item<int>());
    }

    [Fact]
    public void Damaged_pictures_are_read_or_rejected()
    {
        foreach (var name in (string[])["type0-depth1-interlace1", "type3-depth4-interlace0", "type6-depth16-interlace1", "palette-alpha"])
        {
            var original = Convert.FromBase64String(All.Single(item => item.Name == name).File);
            foreach (var bytes in Mutations.Of(original, 800, seed: 3))
            {
                Try(bytes);
                Mend(bytes);
                Try(bytes);
            }
        }
    }

    [Fact]
    public void A_wrong_checksum_is_found()
    {
        var bytes = Convert.FromBase64String(All[0].File);
        bytes[^14] ^= 1;
        Assert.Contains("checksum", Assert.Throws<CheckpointFormatException>(() => Png.Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Channels_are_converted()
    {
        var rgb = new PngImage(2, 1, 3, [255, 255, 255, 10, 20, 30], null);
        Assert.Equal([255, 18], rgb.Convert(1).Pixels.ToArray());
        Assert.Equal([255, 255, 255, 255, 10, 20, 30, 255], rgb.Convert(4).Pixels.ToArray());
        Assert.Equal([9, 9, 9], new PngImage(1, 1, 2, [9, 100], null).Convert(3).Pixels.ToArray());
        Assert.Equal([9, 100], new PngImage(1, 1, 4, [9, 9, 9, 100], null).Convert(2).Pixels.ToArray());
    }

    [Fact]
    public void What_is_written_is_read()
    {
        using var stream = new MemoryStream();
        byte[] pixels = [.. Enumerable.Range(0, 36).Select(i => (byte)(i * 7))];
        Png.Write(stream, pixels, 4, 3, 3);
        Assert.Equal(pixels, Png.Read(stream.ToArray()).Pixels.ToArray());
    }

    private static void Try(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Png.Read(bytes);
        }
        catch (CheckpointFormatException)
        {
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 6_000_000);
    }

    /// <summary>Rights the checksums, so that the damage goes deeper.</summary>
    private static void Mend(byte[] bytes)
    {
        for (var at = 8; at + 12 <= bytes.Length;)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            if (length > bytes.Length - at - 12) return;
            var body = bytes.AsSpan(at + 4, 4 + (int)length);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at + 8 + (int)length), Kasane.Internal.Crc32.Append(0, body));
            at += 12 + (int)length;
        }
    }

    private static PngCase[] Load()
    {
        using var stream = typeof(PngReadTests).Assembly.GetManifestResourceStream("PngCases.json")!;
        return JsonSerializer.Deserialize<PngCase[]>(stream, JsonSerializerOptions.Web)!;
    }
}
