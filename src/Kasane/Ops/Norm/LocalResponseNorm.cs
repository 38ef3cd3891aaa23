namespace Kasane;

public static partial class Functional
{
    /// <summary>x / (k + alpha times the mean of the squares of neighbouring channels)^beta.</summary>
    /// <param name="input">(N, C, *), at least three dimensions.</param>
    /// <param name="size">How many neighbouring channels.</param>
    /// <param name="alpha">The factor of the mean.</param>
    /// <param name="beta">The exponent.</param>
    /// <param name="k">The constant.</param>
    /// <exception cref="ArgumentException">Fewer than three dimensions.</exception>
    public static Tensor LocalResponseNorm(Tensor input, int size, double alpha = 1e-4, double beta = 0.75, double k = 1)
    {
        if (input.Rank < 3)
            throw new ArgumentException($"LocalResponseNorm expects at least 3 dimensions, but got shape {input.Shape}.", nameof(input));
        if (input.ElementCount == 0) return input;
        input = AutocastMode.Full(input);
        using var exact = AutocastMode.Off();
        // Channel c sees the channels from c - size / 2 to c + (size - 1) / 2: a band matrix adds them up, missing ones being 0.
        var channels = (int)input.Layout.Size(1);
        var band = new double[channels * channels];
        for (var c = 0; c < channels; c++)
            for (var other = Math.Max(0, c - (size / 2)); other <= Math.Min(channels - 1, c + ((size - 1) / 2)); other++)
                band[(c * channels) + other] = 1;
        var dtype = input.DType.IsFloatingPoint ? input.DType : DType.Float32;
        var sums = Tensor.From(band, [channels, channels]).To(dtype).To(input.Device);
        var squares = input.Square().To(dtype).Reshape(input.Layout.Size(0), channels, -1);
        var means = sums.MatMul(squares).Reshape(input.Shape).Div(size);
        // Means of integers are integers.
        if (!input.DType.IsFloatingPoint) means = means.Trunc();
        return input.Div(means.Mul(alpha).Add(k).Pow(beta));
    }
}
