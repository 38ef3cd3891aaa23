namespace Kasane;

public static partial class Functional
{
    /// <summary>1 with the probability that stands in each element, otherwise 0; in the same dtype.</summary>
    /// <param name="input">Probabilities from 0 to 1: floating point, any shape.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability lies outside of 0 to 1.</exception>
    /// <exception cref="DTypeException">Not floating point.</exception>
    public static Tensor Bernoulli(this Tensor input, Generator? generator = null) => input.EmptyLike().BernoulliInPlace(input, generator);

    /// <summary>1 with probability <paramref name="p"/>, otherwise 0; in the shape and dtype of <paramref name="input"/>.</summary>
    /// <param name="input">The model.</param>
    /// <param name="p">The probability, 0 to 1.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    public static Tensor Bernoulli(this Tensor input, double p, Generator? generator = null) =>
        input.EmptyLike().BernoulliInPlace(p, generator);

    /// <summary>Overwrites every element with 1 with probability <paramref name="p"/>, otherwise 0; returns <paramref name="x"/>.</summary>
    /// <param name="x">Any real dtype and shape.</param>
    /// <param name="p">The probability, 0 to 1; default 0.5.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor BernoulliInPlace(this Tensor x, double p = 0.5, Generator? generator = null) =>
        InPlace.Call(new RandomFill<BernoulliDistribution>(new(p, null), generator), x);

    /// <summary>Overwrites every element with 1 with its own probability, otherwise 0; returns <paramref name="x"/>.</summary>
    /// <param name="x">Any real dtype and shape.</param>
    /// <param name="p">Probabilities from 0 to 1: floating point, of a shape that broadcasts to that of <paramref name="x"/>.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability lies outside of 0 to 1.</exception>
    /// <exception cref="DTypeException">The probabilities are not floating point.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor BernoulliInPlace(this Tensor x, Tensor p, Generator? generator = null)
    {
        if (!p.DType.IsFloatingPoint)
            throw new DTypeException(
                $"Bernoulli expects floating-point probabilities, but they are {p.DType}. Convert them: p.To(DType.Float32).")
            {
                Operation = "Bernoulli",
            };
        var shaped = p.Detach().Expand(x.Layout.Sizes);
        return InPlace.Call(new RandomFill<BernoulliDistribution>(new(0, shaped), generator), x);
    }
}

internal readonly record struct BernoulliDistribution(double P, Tensor? Each) : IDistribution
{
    public static string Name => "BernoulliInPlace";

    public void Fill<T>(Generator generator, Span<T> elements, bool contiguous)
        where T : unmanaged
    {
        if (Each is null) generator.Bernoulli(elements, P);
        else if (Each.DType == DType.Float64) generator.Bernoulli<T, double>(elements, Each.ToArray<double>());
        else generator.Bernoulli<T, float>(elements, Each.ToArray<float>());
    }
}
