namespace Kasane;

/// <summary>Tensors as pictures.</summary>
public static class TensorImages
{
    /// <summary>
    /// One picture, or a grid of them. UInt8 goes from 0 to 255, Bool is black and white, other dtypes go from 0 to 1; what lies outside is
    /// cut off, and NaN is black.
    /// </summary>
    /// <param name="x">
    /// (height, width); (1 or 3, height, width); (pictures, 1 or 3, height, width); (pictures, height, width) where pictures is neither 1 nor 3.
    /// </param>
    /// <param name="normalize">Whether the smallest number becomes black and the largest white; default false.</param>
    /// <param name="columns">Pictures per row of a grid; default 8.</param>
    /// <param name="padding">Black pixels around each picture of a grid; default 2.</param>
    /// <exception cref="ShapeException">The shape is none of those, or there is no pixel.</exception>
    /// <exception cref="DTypeException">The numbers are complex.</exception>
    public static TensorImage AsImage(this Tensor x, bool normalize = false, int columns = 8, int padding = 2)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        var (count, channels, height, width) = Sizes(x);
        var planes = ToBytes(x, normalize);
        if (x.Rank == 2 || (x.Rank == 3 && count == 1)) padding = 0;
        columns = Math.Min(columns, count);
        var rows = (count + columns - 1) / columns;
        var (totalWidth, totalHeight) = (checked((columns * (width + padding)) + padding), checked((rows * (height + padding)) + padding));
        var pixels = new byte[checked(totalWidth * totalHeight * channels)];
        for (var i = 0; i < count; i++)
        {
            var (top, left) = ((i / columns * (height + padding)) + padding, (i % columns * (width + padding)) + padding);
            for (var channel = 0; channel < channels; channel++)
            {
                var plane = planes.AsSpan(((i * channels) + channel) * height * width);
                for (var row = 0; row < height; row++)
                {
                    var target = ((((top + row) * totalWidth) + left) * channels) + channel;
                    for (var column = 0; column < width; column++) pixels[target + (column * channels)] = plane[(row * width) + column];
                }
            }
        }

        return new(pixels, totalWidth, totalHeight, channels);
    }

    private static (int Count, int Channels, int Height, int Width) Sizes(Tensor x)
    {
        var sizes = x.Shape.ToArray();
        var read = sizes switch
        {
            [var h, var w] => (1L, 1L, h, w),
            [1 or 3, var h, var w] => (1L, sizes[0], h, w),
            [var n, var h, var w] => (n, 1L, h, w),
            [var n, 1 or 3, var h, var w] => (n, sizes[1], h, w),
            _ => (0L, 0L, 0L, 0L),
        };
        if (x.ElementCount == 0 || read.Item1 == 0)
            throw new ShapeException(
                $"AsImage expects (height, width), (1 or 3, height, width), (pictures, height, width) or (pictures, 1 or 3, height, width), but got "
                + $"{x.Shape}. Choose a part, or move the channels: x.Permute(2, 0, 1).") { Operation = "AsImage", Shapes = [x.Shape] };
        return checked(((int)read.Item1, (int)read.Item2, (int)read.Item3, (int)read.Item4));
    }

    private static byte[] ToBytes(Tensor x, bool normalize)
    {
        if (x.DType.IsComplex)
            throw new DTypeException("AsImage expects real numbers, but got Complex64. Show x.Abs() or one part.") { Operation = "AsImage" };
        var values = x.Detach().ToArray<double>();
        var (low, high) = (0.0, x.DType == DType.UInt8 ? byte.MaxValue : 1.0);
        if (normalize)
        {
            var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
            (low, high) = (finite.Min(), finite.Max());
        }

        var scale = high > low ? byte.MaxValue / (high - low) : 0;
        return Array.ConvertAll(values, value => double.IsNaN(value) ? (byte)0 : (byte)Math.Clamp(((value - low) * scale) + 0.5, 0, byte.MaxValue));
    }
}
