namespace Kasane;

public static partial class Transforms
{
    /// <summary>A border around the picture.</summary>
    /// <param name="padding">Pixels on every side.</param>
    /// <param name="fill">What a constant border consists of; default 0.</param>
    /// <param name="mode">Default: constant.</param>
    public static Func<Tensor, Tensor> Pad(long padding, double fill = 0, PadMode mode = PadMode.Constant) =>
        Pad((padding, padding, padding, padding), fill, mode);

    /// <summary>A border around the picture.</summary>
    /// <param name="padding">Pixels on each side; negative numbers cut off (constant only).</param>
    /// <param name="fill">What a constant border consists of; default 0.</param>
    /// <param name="mode">Default: constant.</param>
    public static Func<Tensor, Tensor> Pad((long Left, long Top, long Right, long Bottom) padding, double fill = 0, PadMode mode = PadMode.Constant) =>
        x => Padded(x, padding, fill, mode);

    /// <summary>The middle of the picture; a smaller picture gets a black border.</summary>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns; default: as many as rows.</param>
    public static Func<Tensor, Tensor> CenterCrop(long height, long? width = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var columns = width ?? height;
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1, nameof(width));
        return x =>
        {
            var (h, w) = SizeOf(x, nameof(CenterCrop));
            if (columns > w || height > h)
            {
                var (dx, dy) = (Math.Max(0, columns - w), Math.Max(0, height - h));
                x = Padded(x, (dx / 2, dy / 2, (dx + 1) / 2, (dy + 1) / 2), 0, PadMode.Constant);
                (h, w) = SizeOf(x, nameof(CenterCrop));
            }

            return Cut(x, Middle(h - height), Middle(w - columns), height, columns);
        };

        // Python rounds halves to the even neighbour.
        static long Middle(long left) => (long)Math.Round(left / 2.0, MidpointRounding.ToEven);
    }

    /// <summary>A part of the picture at a random place (torchvision's draws).</summary>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns; default: as many as rows.</param>
    /// <param name="padding">A border that is put around the picture before.</param>
    /// <param name="fill">What the border consists of; default 0.</param>
    /// <param name="mode">The border's kind; default: constant.</param>
    public static Func<Tensor, Tensor> RandomCrop(long height, long? width = null, long padding = 0, double fill = 0, PadMode mode = PadMode.Constant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var columns = width ?? height;
        return x =>
        {
            if (padding != 0) x = Padded(x, (padding, padding, padding, padding), fill, mode);
            var (h, w) = SizeOf(x, nameof(RandomCrop));
            if (h < height || w < columns)
                throw new ShapeException(
                    $"RandomCrop expects at least {height} x {columns} pixels, but got {h} x {w}. Pad or resize before.")
                {
                    Operation = nameof(RandomCrop),
                    Shapes = [x.Shape],
                };
            if (h == height && w == columns) return x;
            Span<long> place = stackalloc long[2];
            DataRandom.Current.RandInt(place[..1], 0, h - height + 1);
            DataRandom.Current.RandInt(place[1..], 0, w - columns + 1);
            return Cut(x, place[0], place[1], height, columns);
        };
    }

    /// <summary>The picture or its mirror image.</summary>
    /// <param name="p">The probability of the mirror image; default 0.5.</param>
    public static Func<Tensor, Tensor> RandomHorizontalFlip(double p = 0.5) => Flipped(p, -1);

    /// <summary>The picture or the picture upside down.</summary>
    /// <param name="p">The probability of upside down; default 0.5.</param>
    public static Func<Tensor, Tensor> RandomVerticalFlip(double p = 0.5) => Flipped(p, -2);

    /// <summary>The picture at another size; its shorter side is given and its proportions stay.</summary>
    /// <param name="size">Pixels of the shorter side.</param>
    /// <param name="mode">Default: bilinear.</param>
    public static Func<Tensor, Tensor> Resize(long size, InterpolationMode mode = InterpolationMode.Bilinear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return x =>
        {
            var (h, w) = SizeOf(x, nameof(Resize));
            return h <= w ? Resized(x, size, size * w / h, mode) : Resized(x, size * h / w, size, mode);
        };
    }

    /// <summary>The picture at another size.</summary>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="mode">Default: bilinear.</param>
    public static Func<Tensor, Tensor> Resize(long height, long width, InterpolationMode mode = InterpolationMode.Bilinear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return x => Resized(x, height, width, mode);
    }

    private static Func<Tensor, Tensor> Flipped(double p, int dim)
    {
        RequireProbability(p);
        return x => Draw() < p ? x.Flip(dim) : x;
    }

    private static Tensor Padded(Tensor x, (long Left, long Top, long Right, long Bottom) padding, double fill, PadMode mode)
    {
        var (h, w) = SizeOf(x, nameof(Pad));
        ReadOnlySpan<long> pad = [padding.Left, padding.Right, padding.Top, padding.Bottom];
        if (mode == PadMode.Constant) return Functional.Pad(x, pad, mode, fill);
        // Other borders want (N, C, height, width).
        var y = Functional.Pad(x.Reshape(1, -1, h, w), pad, mode);
        return y.Reshape([.. x.Shape[..^2], y.Size(-2), y.Size(-1)]);
    }

    private static Tensor Resized(Tensor x, long height, long width, InterpolationMode mode)
    {
        var (h, w) = SizeOf(x, nameof(Resize));
        if (h == height && w == width) return x;
        var smooth = mode is InterpolationMode.Bilinear or InterpolationMode.Bicubic;
        var y = (x.DType.IsFloatingPoint ? x : x.To(DType.Float32)).Reshape(1, -1, h, w);
        y = Functional.Interpolate(y, (height, width), mode: mode, alignCorners: smooth ? false : null);
        if (!x.DType.IsFloatingPoint)
        {
            y = y.Round();
            if (x.DType == DType.UInt8) y = y.Clamp(0, 255);
        }

        return y.To(x.DType).Reshape([.. x.Shape[..^2], height, width]);
    }
}
