namespace Kasane.Samples.Gan;

/// <summary>Lays generated pictures out as one PNG.</summary>
internal static class PictureGrid
{
    private const int Columns = 8;
    private const int Gap = 2;
    private const int Scale = 2;

    /// <summary>Writes pictures (N, 784), from -1 to 1, row by row.</summary>
    public static void Save(string path, Tensor pictures)
    {
        const int size = GanOptions.PictureSize;
        var values = pictures.To(Device.Cpu).ToArray<float>();
        var count = (int)pictures.Size(0);
        var rows = (count + Columns - 1) / Columns;
        var (cell, width) = ((size * Scale) + Gap, (Columns * ((size * Scale) + Gap)) + Gap);
        var height = (rows * cell) + Gap;
        var pixels = new byte[width * height];
        for (var n = 0; n < count; n++)
        {
            var (top, left) = ((n / Columns * cell) + Gap, (n % Columns * cell) + Gap);
            for (var y = 0; y < size * Scale; y++)
                for (var x = 0; x < size * Scale; x++)
                {
                    var value = values[(n * size * size) + (y / Scale * size) + (x / Scale)];
                    pixels[((top + y) * width) + left + x] = (byte)Math.Clamp(MathF.Round((value + 1) * 127.5f), 0, 255);
                }
        }
        Png.Write(path, pixels, width, height);
    }
}
