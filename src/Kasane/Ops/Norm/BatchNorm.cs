namespace Kasane;

public static partial class Functional
{
    /// <summary>Brings every channel to mean 0 and variance 1 over the batch, then scales and shifts it.</summary>
    /// <param name="input">(N, C, *), floating point.</param>
    /// <param name="runningMean">(C): running means; used unless <paramref name="training"/>, updated in training.</param>
    /// <param name="runningVar">(C): running variances, likewise.</param>
    /// <param name="weight">(C): the factors; default: 1.</param>
    /// <param name="bias">(C): what is added; default: 0.</param>
    /// <param name="training">Whether the batch's own statistics are used.</param>
    /// <param name="momentum">How much of the new statistics goes into the running ones.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="ArgumentException">There is only one element per channel in training.</exception>
    public static Tensor BatchNorm(
        Tensor input,
        Tensor? runningMean,
        Tensor? runningVar,
        Tensor? weight = null,
        Tensor? bias = null,
        bool training = false,
        double momentum = 0.1,
        double eps = 1e-5)
    {
        if (training) RequireSeveral(input);
        return BatchNormRows(input, weight, bias, runningMean, runningVar, training, momentum, eps, false)[0];
    }

    /// <summary>max(_, 0) of <see cref="BatchNorm"/> in training, in one pass.</summary>
    internal static Tensor BatchNormRelu(
        Tensor input, Tensor? runningMean, Tensor? runningVar, Tensor? weight, Tensor? bias, double momentum, double eps)
    {
        RequireSeveral(input);
        return BatchNormRows(input, weight, bias, runningMean, runningVar, true, momentum, eps, true)[0];
    }

    /// <summary><see cref="BatchNorm"/> together with the statistics it used.</summary>
    /// <param name="input">(N, C, *), floating point.</param>
    /// <param name="weight">(C): the factors, or nothing.</param>
    /// <param name="bias">(C): what is added, or nothing.</param>
    /// <param name="runningMean">(C): running means, or nothing.</param>
    /// <param name="runningVar">(C): running variances, or nothing.</param>
    /// <param name="training">Whether the batch's own statistics are used.</param>
    /// <param name="momentum">How much of the new statistics goes into the running ones.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <returns>The result, and in training every channel's mean and 1 / sqrt(variance + eps); otherwise these are empty.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static (Tensor Output, Tensor SaveMean, Tensor SaveInverseStd) NativeBatchNorm(
        Tensor input, Tensor? weight, Tensor? bias, Tensor? runningMean, Tensor? runningVar, bool training, double momentum, double eps)
    {
        var results = BatchNormRows(input, weight, bias, runningMean, runningVar, training, momentum, eps, false);
        if (results.Count < 2) return (results[0], Tensor.Empty([0], input.DType, input.Device), Tensor.Empty([0], input.DType, input.Device));
        var channel = Layout.Contiguous([input.Layout.Size(1)]);
        return (results[0], Rows.Copied(results[1], BatchNormOp.Mean, channel), Rows.Copied(results[1], BatchNormOp.InverseStd, channel));
    }

    private static void RequireSeveral(Tensor input)
    {
        if (input.Rank >= 2 && input.Layout.Size(1) != 0 && input.ElementCount == input.Layout.Size(1))
            throw new ArgumentException(
                $"BatchNorm expects more than one element per channel in training, but got shape {input.Shape}. Use a larger batch, or "
                + $"Eval().", nameof(input));
    }

    // The result and, in training, the rows of statistics.
    private static TensorRow BatchNormRows(
        Tensor input, Tensor? weight, Tensor? bias, Tensor? runningMean, Tensor? runningVar, bool training, double momentum, double eps, bool rectify)
    {
        if (input is { Rank: 1, ElementCount: 0 }) return [input.Clone()];
        if (input.Rank < 2)
            throw new ShapeException($"BatchNorm expects (N, C, *), but got {input.Shape}.")
            {
                Operation = "BatchNorm",
                Shapes = [input.Shape],
            };
        Channels.Check(input, weight, bias, "BatchNorm");
        Channels.Require(input, runningMean, "running mean", "BatchNorm");
        Channels.Require(input, runningVar, "running variance", "BatchNorm");
        if (!training)
        {
            if (runningMean is null || runningVar is null)
                throw new KasaneException(
                    "BatchNorm expects running statistics outside of training. Pass runningMean and runningVar, or training: true.")
                {
                    Operation = "BatchNorm",
                };
            return Primitive.Call(new FrozenNormOp(eps), [input, weight, bias, runningMean.Detach(), runningVar.Detach()]);
        }
        var results = Primitive.Call(new BatchNormOp(eps, rectify), [input, weight, bias]);
        if (runningMean is not null || runningVar is not null)
        {
            double count = input.ElementCount / Math.Max(1, input.Layout.Size(1));
            Channels.Update(runningMean, results[1], BatchNormOp.Mean, 1, momentum);
            Channels.Update(runningVar, results[1], BatchNormOp.Variance, count / (count - 1), momentum);
        }
        return results;
    }
}
