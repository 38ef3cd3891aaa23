namespace Kasane.Samples.Gan;

/// <summary>An RGB picture to draw on; colours are 0xRRGGBB, coordinates in pixels from the top left.</summary>
internal sealed class Canvas
{
    public Canvas(int width, int height, int background)
    {
        (Width, Height, Pixels) = (width, height, new byte[width * height * 3]);
        Rectangle(0, 0, width, height, background);
    }

    public int Width { get; }

    public int Height { get; }

    public byte[] Pixels { get; }

    public void Rectangle(int x, int y, int width, int height, int colour)
    {
        for (var row = y; row < y + height; row++)
            for (var column = x; column < x + width; column++) Blend(column, row, colour, 1);
    }

    /// <summary>Text with its top left corner at (x, y); every dot of the font is <paramref name="scale"/> pixels wide.</summary>
    public void Text(string text, int x, int y, int colour, int scale = 2)
    {
        foreach (var letter in text)
        {
            for (var row = 0; row < BitmapFont.Rows; row++)
                for (var column = 0; column < BitmapFont.Columns; column++)
                    if (BitmapFont.IsSet(letter, row, column)) Rectangle(x + (column * scale), y + (row * scale), scale, scale, colour);
            x += BitmapFont.Advance * scale;
        }
    }

    /// <summary>A smooth line through points; a point that is not finite leaves a gap.</summary>
    public void Polyline(ReadOnlySpan<(double X, double Y)> points, int colour, double thickness, double opacity = 1)
    {
        // The coverage of the whole line is collected first: where segments meet or cross, it does not get darker.
        var coverage = new float[Width * Height];
        for (var i = 0; i < points.Length; i++)
        {
            var (from, to) = (points[Math.Max(i - 1, 0)], points[i]);
            if (!double.IsFinite(to.X + to.Y)) continue;
            Cover(coverage, double.IsFinite(from.X + from.Y) ? from : to, to, thickness / 2);
        }

        for (var i = 0; i < coverage.Length; i++)
            if (coverage[i] > 0) Blend(i % Width, i / Width, colour, coverage[i] * opacity);
    }

    /// <summary>Raises the coverage of the pixels near a segment: full inside, fading over one pixel at the edge.</summary>
    private void Cover(float[] coverage, (double X, double Y) from, (double X, double Y) to, double radius)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var squaredLength = (dx * dx) + (dy * dy);
        var (left, right) = (Math.Min(from.X, to.X) - radius - 1, Math.Max(from.X, to.X) + radius + 1);
        var (top, bottom) = (Math.Min(from.Y, to.Y) - radius - 1, Math.Max(from.Y, to.Y) + radius + 1);
        for (var y = (int)Math.Max(0, top); y <= Math.Min(Height - 1, bottom); y++)
        {
            for (var x = (int)Math.Max(0, left); x <= Math.Min(Width - 1, right); x++)
            {
                var (px, py) = (x + 0.5 - from.X, y + 0.5 - from.Y);
                var along = squaredLength > 0 ? Math.Clamp(((px * dx) + (py * dy)) / squaredLength, 0, 1) : 0;
                var distance = Math.Sqrt(Square(px - (along * dx)) + Square(py - (along * dy)));
                ref var covered = ref coverage[(y * Width) + x];
                covered = Math.Max(covered, (float)Math.Clamp(radius + 0.5 - distance, 0, 1));
            }
        }

        static double Square(double x) => x * x;
    }

    private void Blend(int x, int y, int colour, double opacity)
    {
        if ((uint)x >= (uint)Width || (uint)y >= (uint)Height) return;
        for (var channel = 0; channel < 3; channel++)
        {
            ref var value = ref Pixels[(((y * Width) + x) * 3) + channel];
            value = (byte)Math.Round(value + (opacity * (((colour >> (16 - (8 * channel))) & 0xFF) - value)));
        }
    }
}
