namespace Kasane;

public static partial class Functional
{
    /// <summary>Overwrites every element with the number of trials up to the first success; returns <paramref name="x"/>.</summary>
    /// <param name="x">Any real dtype and shape.</param>
    /// <param name="p">The probability of success in one trial.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability does not lie between 0 and 1.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor GeometricInPlace(this Tensor x, double p, Generator? generator = null) =>
        InPlace.Call(new RandomFill<GeometricDistribution>(new(p), generator), x);
}

internal readonly record struct GeometricDistribution(double P) : IDistribution
{
    public static string Name => "GeometricInPlace";

    public void Fill<T>(Generator generator, Span<T> elements, bool contiguous)
        where T : unmanaged => generator.Geometric(elements, P);
}
