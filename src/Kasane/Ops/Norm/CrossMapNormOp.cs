namespace Kasane.Internal;

/// <summary>
/// (N, C, H, W) -> x / (k + alpha / size * sum)^beta, where the sum is that of the squares of a window of channels. The older Torch's
/// arithmetic, kept with its two oddities: the first channel never leaves the running sum, and the gradient uses windows of its own.
/// </summary>
/// <derivative>With s = k + alpha / size * sum: g / s^beta - (2 alpha beta / size) * x * the sum of g * y / s over the size channels that
/// begin min((size + 1) / 2, size - 1) channels (rounded down) before the element's own; those that are not there count 0.</derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct CrossMapNormOp(long Size, double Alpha, double Beta, double K) : IOp1
{
    public static string Name => "CrossMapNorm";

    public Needs Needs => Needs.Left;

    private long Reach => (Size + 1) / 2;

    public Tensor Forward(Tensor x) => x.Mul(Scale(x).Pow(-Beta));

    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        var x = saved.Input;
        var scale = Scale(x);
        var ratio = gradient.Mul(x).Mul(scale.Pow(-Beta - 1));
        var before = Math.Min(Reach, Size - 1);
        var after = Size - 1 - before;
        var spread = Sums(ratio, (channel, other) => other >= channel - before && other <= channel + after);
        return gradient.Mul(scale.Pow(-Beta)).Sub(x.Mul(spread).Mul(2 * Alpha * Beta / Size));
    }

    private Tensor Scale(Tensor x)
    {
        var reach = Reach;
        var sums = Sums(
            x.Square(), (channel, other) => other < channel + reach && (other > channel - reach || (other == 0 && channel >= reach)));
        return sums.Mul(Alpha / Size).Add(K);
    }

    // A matrix of ones and zeros adds up the channels.
    private static Tensor Sums(Tensor x, Func<long, long, bool> counts)
    {
        var channels = x.Layout.Size(1);
        var band = new double[channels * channels];
        for (long channel = 0; channel < channels; channel++)
            for (long other = 0; other < channels; other++)
                if (counts(channel, other)) band[(channel * channels) + other] = 1;
        var ones = Tensor.From(band, [channels, channels]).To(x.DType).To(x.Device);
        return ones.MatMul(x.Reshape(x.Layout.Size(0), channels, x.Layout.Size(2) * x.Layout.Size(3))).Reshape(x.Shape);
    }
}
