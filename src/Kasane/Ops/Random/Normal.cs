namespace Kasane;

public static partial class Functional
{
    /// <summary>Overwrites every element with a normally distributed number; returns <paramref name="x"/>.</summary>
    /// <param name="x">Floating point, any shape.</param>
    /// <param name="mean">The mean; default 0.</param>
    /// <param name="std">The standard deviation; default 1.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is negative.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor NormalInPlace(this Tensor x, double mean = 0, double std = 1, Generator? generator = null) =>
        InPlace.Call(new RandomFill<NormalDistribution>(new(mean, std), generator), x);
}

internal readonly record struct NormalDistribution(double Mean, double Std) : IDistribution
{
    public static string Name => "NormalInPlace";

    public void Fill<T>(Generator generator, Span<T> elements, bool contiguous)
        where T : unmanaged
    {
        if (ElementCast.Precision<T>() == 0)
            throw new DTypeException(
                $"{Name} draws floating-point numbers, but the tensor is {DTypeExtensions.Of<T>()}.")
            {
                Operation = Name,
            };
        generator.Normal(elements, Mean, Std, contiguous);
    }
}
