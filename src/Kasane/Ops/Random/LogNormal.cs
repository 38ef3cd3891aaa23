namespace Kasane;

public static partial class Functional
{
    /// <summary>Overwrites every element with a number whose logarithm is normally distributed; returns <paramref name="x"/>.</summary>
    /// <param name="x">Floating point, any shape.</param>
    /// <param name="mean">The mean of the logarithm; default 1.</param>
    /// <param name="std">The standard deviation of the logarithm; default 2.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is not above 0.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor LogNormalInPlace(this Tensor x, double mean = 1, double std = 2, Generator? generator = null) =>
        InPlace.Call(new RandomFill<LogNormalDistribution>(new(mean, std), generator), x);
}

internal readonly record struct LogNormalDistribution(double Mean, double Std) : IDistribution
{
    public static string Name => "LogNormalInPlace";

    public void Fill<T>(Generator generator, Span<T> elements, bool contiguous)
        where T : unmanaged
    {
        if (ElementCast.Precision<T>() == 0)
            throw new DTypeException(
                $"{Name} draws floating-point numbers, but the tensor is {DTypeExtensions.Of<T>()}.")
            {
                Operation = Name,
            };
        generator.LogNormal(elements, Mean, Std);
    }
}
