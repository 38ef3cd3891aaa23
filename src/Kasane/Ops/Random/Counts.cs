namespace Kasane;

public static partial class Functional
{
    /// <summary>Numbers of the Poisson distribution: how many events happen where a rate is expected.</summary>
    /// <param name="input">The rates, 0 or more; floating point.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    /// <exception cref="DTypeException">Not floating point.</exception>
    /// <exception cref="KasaneException">A negative rate.</exception>
    public static Tensor Poisson(this Tensor input, Generator? generator = null)
    {
        RequireFloating(input, "Poisson");
        if (!input.Backend.HasData) return input.EmptyLike();
        var rates = input.ToArray<double>();
        foreach (var rate in rates)
            if (!(rate >= 0)) throw new KasaneException($"Poisson expects rates of 0 or more, but got {rate}.") { Operation = "Poisson" };
        (generator ?? Generator.Default).Draw(unit =>
        {
            var draws = new EventCounts(unit);
            foreach (ref var rate in rates.AsSpan()) rate = draws.Poisson(rate);
        });
        return Tensor.From<double>(rates, Shape.Create(input.Layout.Sizes), input.Device).To(input.DType);
    }

    /// <summary>Numbers of the binomial distribution: how many of some trials succeed.</summary>
    /// <param name="count">The numbers of trials; floating point.</param>
    /// <param name="prob">The probabilities of success, of the same dtype; a shape that broadcasts.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>A tensor of the broadcast shape and the dtype of <paramref name="count"/>.</returns>
    /// <exception cref="DTypeException">Not floating point, or two dtypes.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Binomial(Tensor count, Tensor prob, Generator? generator = null)
    {
        RequireFloating(count, "Binomial");
        if (prob.DType != count.DType)
            throw new DTypeException(
                $"Binomial expects two tensors of one dtype, but got {count.DType} and {prob.DType}. Convert one with To.")
            {
                Operation = "Binomial",
            };
        var both = BroadcastTensors(count, prob);
        if (!count.Backend.HasData) return both[0].EmptyLike();
        var (counts, probabilities) = (both[0].ToArray<double>(), both[1].ToArray<double>());
        (generator ?? Generator.Default).Draw(unit =>
        {
            var draws = new EventCounts(unit);
            for (var i = 0; i < counts.Length; i++) counts[i] = draws.Binomial(counts[i], probabilities[i]);
        });
        return Tensor.From<double>(counts, Shape.Create(both[0].Layout.Sizes), count.Device).To(count.DType);
    }

    private static void RequireFloating(Tensor x, string operation)
    {
        if (!x.DType.IsFloatingPoint)
            throw new DTypeException($"{operation} expects a floating-point dtype, but the tensor is {x.DType}. Convert it with To.") { Operation = operation };
    }
}
