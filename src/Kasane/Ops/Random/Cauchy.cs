namespace Kasane;

public static partial class Functional
{
    /// <summary>Overwrites every element with a number of the Cauchy distribution; returns <paramref name="x"/>.</summary>
    /// <param name="x">Floating point, any shape.</param>
    /// <param name="median">The median; default 0.</param>
    /// <param name="sigma">The scale; default 1.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor CauchyInPlace(this Tensor x, double median = 0, double sigma = 1, Generator? generator = null) =>
        InPlace.Call(new RandomFill<CauchyDistribution>(new(median, sigma), generator), x);
}

internal readonly record struct CauchyDistribution(double Median, double Sigma) : IDistribution
{
    public static string Name => "CauchyInPlace";

    public void Fill<T>(Generator generator, Span<T> elements, bool contiguous)
        where T : unmanaged
    {
        if (ElementCast.Precision<T>() == 0)
            throw new DTypeException(
                $"{Name} draws floating-point numbers, but the tensor is {DTypeExtensions.Of<T>()}.")
            {
                Operation = Name,
            };
        generator.Cauchy(elements, Median, Sigma);
    }
}
