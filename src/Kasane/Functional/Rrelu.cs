namespace Kasane;

public static partial class Functional
{
    private const int DrawsAtOnce = 1024;

    /// <summary>x where it is positive, slope * x elsewhere, with the mean slope 11/48.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Rrelu(this Tensor x) => x.Rrelu(1.0 / 8);

    /// <summary>x where it is positive, slope * x elsewhere: a leaky ReLU with random slopes (Xu et al., 2015).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="lower">The smallest slope.</param>
    /// <param name="upper">The largest slope.</param>
    /// <param name="training">Whether every element that is not positive draws a slope; otherwise all take the mean of the bounds.</param>
    /// <param name="inPlace">Whether to overwrite <paramref name="x"/>.</param>
    /// <param name="generator">Where the slopes come from; default <see cref="Generator.Default"/>.</param>
    /// <returns>A tensor of the same shape and dtype, or <paramref name="x"/> itself.</returns>
    /// <exception cref="KasaneException">The bounds are not finite or in the wrong order.</exception>
    public static Tensor Rrelu(
        this Tensor x, double lower = 1.0 / 8, double upper = 1.0 / 3, bool training = false, bool inPlace = false, Generator? generator = null)
    {
        if (!(lower <= upper && double.IsFinite(upper - lower)))
            throw new KasaneException($"Rrelu expects finite bounds with lower <= upper, but got {lower} and {upper}.") { Operation = "Rrelu" };
        if (!training) return x.LeakyRelu((lower + upper) / 2, inPlace);
        Rules.Result(PointwiseRule.FloatingOnly, x.DType, "Rrelu");
        var slopes = RandomSlopes(x, lower, upper, generator ?? Generator.Default);
        return inPlace ? x.MulInPlace(slopes) : x.Mul(slopes);
    }

    /// <summary><see cref="Rrelu(Tensor, double, double, bool, bool, Generator?)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor RreluInPlace(this Tensor x, double lower = 1.0 / 8, double upper = 1.0 / 3, bool training = false, Generator? generator = null) =>
        x.Rrelu(lower, upper, training, inPlace: true, generator);

    // 1 for positive elements, which draw nothing.
    private static Tensor RandomSlopes(Tensor x, double lower, double upper, Generator generator)
    {
        using var guard = Autograd.NoGrad();
        if (!x.Backend.HasData) return x.EmptyLike();
        var values = x.ToArray<double>();
        Span<double> draws = stackalloc double[DrawsAtOnce];
        for (var start = 0; start < values.Length; start += DrawsAtOnce)
        {
            var block = values.AsSpan(start, Math.Min(DrawsAtOnce, values.Length - start));
            var count = 0;
            foreach (var value in block) count += value <= 0 ? 1 : 0;
            generator.Uniform(draws[..count]);
            var next = 0;
            foreach (ref var value in block)
            {
                // Random signs cannot be foreseen: no branches.
                var slope = (draws[next] * (upper - lower)) + lower;
                var isDrawn = value <= 0;
                value = isDrawn ? slope : 1;
                next += isDrawn ? 1 : 0;
            }
        }
        return Tensor.From(values.AsSpan(), x.Shape).To(x.DType).To(x.Device);
    }
}
