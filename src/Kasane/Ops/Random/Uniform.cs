namespace Kasane;

public static partial class Functional
{
    /// <summary>Overwrites every element with a number drawn evenly from [from, to); returns <paramref name="x"/>.</summary>
    /// <param name="x">Floating point, any shape.</param>
    /// <param name="from">The lower bound; default 0.</param>
    /// <param name="to">The upper bound; default 1.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bounds are no finite interval.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor UniformInPlace(this Tensor x, double from = 0, double to = 1, Generator? generator = null) =>
        InPlace.Call(new RandomFill<UniformDistribution>(new(from, to), generator), x);
}

internal readonly record struct UniformDistribution(double From, double To) : IDistribution
{
    public static string Name => "UniformInPlace";

    public void Fill<T>(Generator generator, Span<T> elements, bool contiguous)
        where T : unmanaged
    {
        if (ElementCast.Precision<T>() == 0)
            throw new DTypeException(
                $"{Name} draws floating-point numbers, but the tensor is {DTypeExtensions.Of<T>()}.")
            {
                Operation = Name,
            };
        generator.Uniform(elements, From, To);
    }
}
