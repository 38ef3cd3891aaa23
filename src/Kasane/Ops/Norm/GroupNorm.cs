namespace Kasane;

public static partial class Functional
{
    /// <summary>Brings groups of channels to mean 0 and variance 1 in every sample, then scales and shifts every channel.</summary>
    /// <param name="input">(N, C, *), floating point.</param>
    /// <param name="numGroups">How many groups; divides C.</param>
    /// <param name="weight">(C): the factors; default: 1.</param>
    /// <param name="bias">(C): what is added; default: 0.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor GroupNorm(Tensor input, int numGroups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5)
    {
        if (input.Rank < 2 || numGroups <= 0 || input.Layout.Size(1) % numGroups != 0)
            throw new ShapeException($"GroupNorm expects (N, C, *) with channels that {numGroups} groups divide, but got {input.Shape}.")
            {
                Operation = "GroupNorm",
                Shapes = [input.Shape],
            };
        Channels.Check(input, weight, bias, "GroupNorm");
        if (input.ElementCount == 0) return Channels.Affine(input, weight, bias).To(input.DType);
        return Primitive.Call(new GroupNormOp(numGroups, eps), [input, Channels.Vector(weight), Channels.Vector(bias)])[0];
    }

    /// <summary>Brings every channel of every sample to mean 0 and variance 1, then scales and shifts it.</summary>
    /// <param name="input">(N, C, *), floating point.</param>
    /// <param name="runningMean">(C): running means; used if <paramref name="useInputStats"/> is false, updated otherwise.</param>
    /// <param name="runningVar">(C): running variances, likewise.</param>
    /// <param name="weight">(C): the factors; default: 1.</param>
    /// <param name="bias">(C): what is added; default: 0.</param>
    /// <param name="useInputStats">Whether the input's own statistics are used.</param>
    /// <param name="momentum">How much of the new statistics goes into the running ones.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="ArgumentException">There is only one element per channel.</exception>
    public static Tensor InstanceNorm(
        Tensor input,
        Tensor? runningMean = null,
        Tensor? runningVar = null,
        Tensor? weight = null,
        Tensor? bias = null,
        bool useInputStats = true,
        double momentum = 0.1,
        double eps = 1e-5)
    {
        if (input.Rank < 2)
            throw new ShapeException($"InstanceNorm expects (N, C, *), but got {input.Shape}.")
            {
                Operation = "InstanceNorm",
                Shapes = [input.Shape],
            };
        Channels.Check(input, weight, bias, "InstanceNorm");
        if (!useInputStats)
        {
            if (runningMean is null || runningVar is null)
                throw new KasaneException(
                    "InstanceNorm expects running statistics if it shall not use the input's own. Pass runningMean and runningVar.")
                {
                    Operation = "InstanceNorm",
                };
            return BatchNorm(input, runningMean, runningVar, weight, bias, false, momentum, eps);
        }
        var (samples, channels) = (input.Layout.Size(0), input.Layout.Size(1));
        var size = samples * channels == 0 ? 0 : input.ElementCount / (samples * channels);
        if (size == 1)
            throw new ArgumentException(
                $"InstanceNorm expects more than one element per channel, but got shape {input.Shape}.", nameof(input));
        if (input.ElementCount == 0) return Channels.Affine(input, weight, bias).To(input.DType);
        var results = Primitive.Call(new GroupNormOp(channels, eps), [input, Channels.Vector(weight), Channels.Vector(bias)]);
        if (runningMean is not null || runningVar is not null)
        {
            using var silence = Autograd.NoGrad();
            var table = Layout.Contiguous([samples, channels]);
            var means = Rows.Copied(results[1], 0, table).Mean(0);
            var variances = Rows.Copied(results[1], 1, table).Square().Reciprocal().Sub(eps).Mul((double)size / (size - 1)).Mean(0);
            Channels.Update(runningMean, means, momentum);
            Channels.Update(runningVar, variances, momentum);
        }
        return results[0];
    }
}
