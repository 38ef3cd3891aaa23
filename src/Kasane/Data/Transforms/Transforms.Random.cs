namespace Kasane;

public static partial class Transforms
{
    private const int Attempts = 10;

    /// <summary>A function that is applied to some pictures only.</summary>
    /// <param name="transform">The function.</param>
    /// <param name="p">The probability; default 0.5.</param>
    public static Func<Tensor, Tensor> RandomApply(Func<Tensor, Tensor> transform, double p = 0.5)
    {
        ArgumentNullException.ThrowIfNull(transform);
        RequireProbability(p);
        return x => p < Draw() ? x : transform(x);
    }

    /// <summary>A part of random size, shape and place, brought to one size (torchvision's draws): how Inception and its successors see pictures.</summary>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns; default: as many as rows.</param>
    /// <param name="scale">The part's share of the area; default 0.08 to 1.</param>
    /// <param name="ratio">Width through height; default 3/4 to 4/3.</param>
    /// <param name="mode">Default: bilinear.</param>
    public static Func<Tensor, Tensor> RandomResizedCrop(
        long height, long? width = null, (double Least, double Most)? scale = null, (double Least, double Most)? ratio = null,
        InterpolationMode mode = InterpolationMode.Bilinear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var columns = width ?? height;
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1, nameof(width));
        var (area, shape) = (Range(scale ?? (0.08, 1), nameof(scale)), Range(ratio ?? (3.0 / 4, 4.0 / 3), nameof(ratio)));
        return x =>
        {
            var (h, w) = SizeOf(x, nameof(RandomResizedCrop));
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var (covered, aspect) = (h * w * Draw(area.Least, area.Most), Aspect(shape));
                var (partWidth, partHeight) = ((long)Math.Round(Math.Sqrt(covered * aspect)), (long)Math.Round(Math.Sqrt(covered / aspect)));
                if (partWidth < 1 || partWidth > w || partHeight < 1 || partHeight > h) continue;
                var (top, left) = (DrawInteger(h - partHeight + 1), DrawInteger(w - partWidth + 1));
                return Resized(Cut(x, top, left, partHeight, partWidth), height, columns, mode);
            }
            // The middle, as much of it as the shapes allow.
            var own = (double)w / h;
            var (high, wide) = own < shape.Least ? ((long)Math.Round(w / shape.Least), w) : own > shape.Most ? (h, (long)Math.Round(h * shape.Most)) : (h, w);
            return Resized(Cut(x, (h - high) / 2, (w - wide) / 2, high, wide), height, columns, mode);
        };
    }

    /// <summary>The picture with a random rectangle painted over (Zhong et al. 2017; torchvision's draws).</summary>
    /// <param name="p">The probability; default 0.5.</param>
    /// <param name="scale">The rectangle's share of the area; default 0.02 to 0.33.</param>
    /// <param name="ratio">Its height through width; default 0.3 to 3.3.</param>
    /// <param name="value">What it is painted with; null: normal random numbers. Default 0.</param>
    public static Func<Tensor, Tensor> RandomErasing(
        double p = 0.5, (double Least, double Most)? scale = null, (double Least, double Most)? ratio = null, double? value = 0)
    {
        RequireProbability(p);
        var (area, shape) = (Range(scale ?? (0.02, 0.33), nameof(scale)), Range(ratio ?? (0.3, 3.3), nameof(ratio)));
        return x =>
        {
            if (Draw() >= p) return x;
            var (h, w) = SizeOf(x, nameof(RandomErasing));
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var (covered, aspect) = (h * w * Draw(area.Least, area.Most), Aspect(shape));
                var (high, wide) = ((long)Math.Round(Math.Sqrt(covered * aspect)), (long)Math.Round(Math.Sqrt(covered / aspect)));
                if (high >= h || wide >= w) continue;
                long[] sizes = [.. x.Shape[..^2], high, wide];
                var paint = value is { } number
                    ? Tensor.Full(sizes, number, DType.Float32)
                    : Tensor.Empty(sizes, DType.Float32).NormalInPlace(generator: DataRandom.Current);
                var (top, left) = (DrawInteger(h - high + 1), DrawInteger(w - wide + 1));
                var y = x.Clone();
                Cut(y, top, left, high, wide).CopyInPlace(paint.To(x.DType).To(x.Device));
                return y;
            }
            return x;
        };
    }

    /// <summary>The picture turned around its middle by a random angle; what was outside is 0 (torchvision's draws).</summary>
    /// <param name="degrees">The largest angle to either side.</param>
    /// <param name="mode">Default: nearest.</param>
    public static Func<Tensor, Tensor> RandomRotation(double degrees, GridSampleMode mode = GridSampleMode.Nearest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(degrees);
        return x => Rotated(x, Draw(-degrees, degrees), mode);
    }

    private static Tensor Rotated(Tensor x, double degrees, GridSampleMode mode)
    {
        var (h, w) = SizeOf(x, nameof(RandomRotation));
        var angle = -degrees * Math.PI / 180;
        var (sin, cos) = Math.SinCos(angle);
        // From places of the result to places of the picture, both counted from the middle; the picture reaches from -1 to 1.
        var theta = Tensor.From([(float)cos, (float)sin, (float)-sin, (float)cos], [2, 2]).T.Div(Tensor.From(0.5f * w, 0.5f * h));
        var columns = (Tensor.Arange((float)w) - ((w / 2.0) - 0.5)).Expand(h, w);
        var rows = (Tensor.Arange((float)h) - ((h / 2.0) - 0.5)).Unsqueeze(1).Expand(h, w);
        var grid = Functional.Stack([columns, rows], -1).Reshape(h * w, 2).MatMul(theta).Reshape(1, h, w, 2);
        var real = x.DType.IsFloatingPoint ? x : x.To(DType.Float32);
        var y = Functional.GridSample(real.Reshape(1, -1, h, w), grid.To(real.DType).To(x.Device), mode).Reshape(x.Shape);
        return x.DType.IsFloatingPoint ? y : y.Round().To(x.DType);
    }

    private static (double Least, double Most) Range((double Least, double Most) range, string name) =>
        range.Least > 0 && range.Least <= range.Most ? range : throw new ArgumentOutOfRangeException(
            name, range, "Expected two numbers above 0, the smaller one first.");

    private static void RequireProbability(double p)
    {
        if (p is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies between 0 and 1.");
    }

    private static double Draw() => Tensor.Rand([1], DataRandom.Current).Item<float>();

    private static double Draw(double least, double most) => Tensor.Empty([1], DType.Float32).UniformInPlace(least, most, DataRandom.Current).Item<float>();

    private static double Aspect((double Least, double Most) range) =>
        MathF.Exp((float)Draw((double)MathF.Log((float)range.Least), (double)MathF.Log((float)range.Most)));

    private static long DrawInteger(long end)
    {
        Span<long> place = stackalloc long[1];
        DataRandom.Current.RandInt(place, 0, end);
        return place[0];
    }
}
