namespace Kasane.Internal;

/// <summary>Dropouts with one draw per sample and channel, and those that keep mean and variance.</summary>
internal static class FeatureDropout
{
    private const double Saturation = 1.7580993408473766;

    public static Tensor Call(Tensor x, double p, bool training, bool inPlace, Generator? generator, int rankWithoutBatch, string name)
    {
        Check(x, p, true, name);
        if (p == 0 || !training || x.ElementCount == 0) return x;
        Tensor mask;
        if (p == 1) mask = Tensor.Zeros([], x.DType, x.Device);
        else
        {
            long[] shape = x.Rank == rankWithoutBatch ? Channels([1, .. x.Layout.Sizes])[1..] : Channels(x.Layout.Sizes);
            mask = DropoutMask.Draw(Tensor.Empty(shape, x.DType, x.Device), p, generator ?? Generator.Default);
        }
        return inPlace ? x.MulInPlace(mask) : x.Mul(mask);
    }

    public static Tensor Alpha(Tensor x, double p, bool training, bool inPlace, Generator? generator, bool channels, string name)
    {
        Check(x, p, channels, name);
        if (p == 0 || !training || x.ElementCount == 0) return x;
        if (p == 1) return inPlace ? x.MulInPlace(0) : x.Mul(Tensor.Zeros([], x.DType, x.Device));
        var like = Tensor.Empty(channels ? Channels(x.Layout.Sizes) : x.Shape, x.DType, x.Device);
        var kept = DropoutMask.Draw(like, p, generator ?? Generator.Default).Ne(0).To(x.DType);
        var scale = 1 / Math.Sqrt(((Saturation * Saturation * p) + 1) * (1 - p));
        var shift = kept.Sub(1).Mul(Saturation * scale).Add(Saturation * scale * p);
        var factor = kept.Mul(scale);
        return inPlace ? x.MulInPlace(factor).AddInPlace(shift) : x.Mul(factor).Add(shift);
    }

    private static void Check(Tensor x, double p, bool channels, string name)
    {
        if (p is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, $"{name} expects a probability from 0 to 1.");
        if (channels && x.Rank < 2) throw new ShapeException($"{name} expects at least 2 dimensions, but got shape {x.Shape}.") { Operation = name, Shapes = [x.Shape] };
    }

    private static long[] Channels(ReadOnlySpan<long> sizes) => [.. sizes[..2], .. Enumerable.Repeat(1L, sizes.Length - 2)];
}
