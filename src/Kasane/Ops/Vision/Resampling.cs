namespace Kasane.Internal;

/// <summary>
/// Interpolation one dimension at a time: every output is a weighted sum of a few inputs, whose places and weights are found once per
/// dimension.
/// </summary>
internal static class Resampling
{
    public static Tensor Call(Tensor x, ReadOnlySpan<long> sizes, ReadOnlySpan<double?> scales, InterpolationMode mode, bool alignCorners)
    {
        var nearest = mode is InterpolationMode.Nearest or InterpolationMode.NearestExact;
        var wide = nearest || x.DType == DType.Float64 ? x.DType : DType.Float32;
        var y = x.To(wide);
        for (var d = 0; d < sizes.Length; d++)
        {
            var (from, to) = (x.Layout.Size(d + 2), sizes[d]);
            // With the same size every mode gives the pixels themselves, unless the scale factor says otherwise.
            if (from == to && (nearest || alignCorners || scales[d] is null or 1.0)) continue;
            y = nearest ? Pick(y, d + 2, Places(from, to, scales[d], mode)) : Primitive.Call(new BlendOp(d + 2, Taps(from, to, scales[d], mode, alignCorners)), y);
        }
        if (ReferenceEquals(y, x)) return x.Clone();
        return y.To(x.DType);
    }

    private static Tensor Pick(Tensor x, int dim, long[] places) => x.IndexSelect(dim, Tensor.From(places, [places.Length]).To(x.Device));

    // The nearest modes compute in single precision: which pixel is taken depends on the rounding.
    private static long[] Places(long from, long to, double? scale, InterpolationMode mode)
    {
        var step = scale is { } factor ? (float)(1 / factor) : (float)from / to;
        var shift = mode == InterpolationMode.NearestExact ? 0.5f : 0;
        var places = new long[to];
        for (long o = 0; o < to; o++) places[o] = Math.Min((long)MathF.Floor((o + shift) * step), from - 1);
        return places;
    }

    private static WeightedTaps Taps(long from, long to, double? scale, InterpolationMode mode, bool alignCorners)
    {
        var cubic = mode == InterpolationMode.Bicubic;
        var each = cubic ? 4 : 2;
        var (starts, places, weights) = (new int[to + 1], new int[checked((int)(each * to))], new double[each * to]);
        var step = alignCorners ? (to > 1 ? (double)(from - 1) / (to - 1) : 0) : scale is { } factor ? 1 / factor : (double)from / to;
        for (long o = 0; o < to; o++)
        {
            var at = alignCorners ? o * step : ((o + 0.5) * step) - 0.5;
            if (!cubic) at = Math.Max(0, at);
            var first = cubic ? (long)Math.Floor(at) : Math.Min((long)at, from - 1);
            var rest = at - first;
            for (var t = 0; t < each; t++)
            {
                var tap = (o * each) + t;
                places[tap] = (int)Math.Clamp(first + (cubic ? t - 1 : t), 0, from - 1);
                weights[tap] = cubic ? Cubic(Math.Abs(rest - (t - 1))) : t == 0 ? 1 - rest : rest;
            }
            starts[o + 1] = (int)(each * (o + 1));
        }
        return new(from, starts, places, weights);
    }

    // Keys 1981 with a = -0.75.
    private static double Cubic(double x) => x <= 1
        ? ((((1.25 * x) - 2.25) * x) * x) + 1
        : (((((-0.75 * x) + 3.75) * x) - 6) * x) + 3;
}
