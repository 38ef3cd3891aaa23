namespace Kasane;

public static partial class Functional
{
    /// <summary>Overwrites every element with a number of the exponential distribution; returns <paramref name="x"/>.</summary>
    /// <param name="x">Floating point, any shape.</param>
    /// <param name="lambd">The rate; default 1.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor ExponentialInPlace(this Tensor x, double lambd = 1, Generator? generator = null) =>
        InPlace.Call(new RandomFill<ExponentialDistribution>(new(lambd), generator), x);
}

internal readonly record struct ExponentialDistribution(double Lambd) : IDistribution
{
    public static string Name => "ExponentialInPlace";

    public void Fill<T>(Generator generator, Span<T> elements, bool contiguous)
        where T : unmanaged
    {
        if (ElementCast.Precision<T>() == 0)
            throw new DTypeException(
                $"{Name} draws floating-point numbers, but the tensor is {DTypeExtensions.Of<T>()}.")
            {
                Operation = Name,
            };
        generator.Exponential(elements, Lambd);
    }
}
