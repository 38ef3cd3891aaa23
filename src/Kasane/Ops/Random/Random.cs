namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// Overwrites every element with an integer drawn evenly from 0 to the dtype's largest (floating point: to 2^(bits of precision));
    /// returns <paramref name="x"/>.
    /// </summary>
    /// <param name="x">Any real dtype and shape.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor RandomInPlace(this Tensor x, Generator? generator = null) =>
        InPlace.Call(new RandomFill<RandomDistribution>(default, generator), x);

    /// <summary>Overwrites every element with an integer drawn evenly from [0, to); returns <paramref name="x"/>.</summary>
    /// <param name="x">Any real dtype and shape.</param>
    /// <param name="to">The upper bound, not included.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not above 0, or does not fit the dtype.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor RandomInPlace(this Tensor x, long to, Generator? generator = null) => x.RandomInPlace(0, to, generator);

    /// <summary>Overwrites every element with an integer drawn evenly from [from, to); returns <paramref name="x"/>.</summary>
    /// <param name="x">Any real dtype and shape.</param>
    /// <param name="from">The lower bound.</param>
    /// <param name="to">The upper bound, not included.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bounds are not in order, or do not fit the dtype.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor RandomInPlace(this Tensor x, long from, long to, Generator? generator = null) =>
        InPlace.Call(new RandomFill<IntegerDistribution>(new(from, to), generator), x);
}

internal readonly record struct RandomDistribution : IDistribution
{
    public static string Name => "RandomInPlace";

    public void Fill<T>(Generator generator, Span<T> elements, bool contiguous)
        where T : unmanaged => generator.Random(elements);
}

internal readonly record struct IntegerDistribution(long Low, long High) : IDistribution
{
    public static string Name => "RandomInPlace";

    public void Fill<T>(Generator generator, Span<T> elements, bool contiguous)
        where T : unmanaged => generator.RandInt(elements, Low, High);
}
