namespace Kasane;

public static partial class Functional
{
    /// <summary>Normally distributed numbers, each element with its own mean and standard deviation.</summary>
    /// <param name="mean">Floating point; a shape that broadcasts with that of <paramref name="std"/>.</param>
    /// <param name="std">Floating point, 0 or more.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Normal(Tensor mean, Tensor std, Generator? generator = null)
    {
        var dtype = TypePromotion.Promote(mean.DType, mean.Rank, std.DType, std.Rank);
        var sizes = Broadcasting.Combine(mean.Layout, std.Layout, "Normal").Shape;
        return Tensor.Empty(sizes, dtype, mean.Device).NormalInPlace(0, 1, generator).Mul(std.Detach()).Add(mean.Detach());
    }

    /// <summary>Normally distributed numbers, each element with its own mean.</summary>
    /// <param name="mean">Floating point, any shape.</param>
    /// <param name="std">The standard deviation of all; default 1.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    public static Tensor Normal(Tensor mean, double std = 1, Generator? generator = null) =>
        mean.EmptyLike().NormalInPlace(0, std, generator).Add(mean.Detach());

    /// <summary>Normally distributed numbers, each element with its own standard deviation.</summary>
    /// <param name="mean">The mean of all.</param>
    /// <param name="std">Floating point, 0 or more, any shape.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    public static Tensor Normal(double mean, Tensor std, Generator? generator = null) =>
        std.EmptyLike().NormalInPlace(0, 1, generator).Mul(std.Detach()).Add(mean);

    /// <summary>Normally distributed numbers.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="std">The standard deviation.</param>
    /// <param name="size">The sizes.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    public static Tensor Normal(
        double mean,
        double std,
        Shape size,
        Generator? generator = null,
        DType dtype = DType.Float32,
        Device? device = null,
        bool requiresGrad = false)
    {
        var x = Tensor.Empty(size, dtype, device).NormalInPlace(mean, std, generator);
        x.RequiresGrad = requiresGrad;
        return x;
    }

    /// <summary>Numbers drawn evenly from [0, 1), in the shape of <paramref name="x"/>.</summary>
    /// <param name="x">The model.</param>
    /// <param name="dtype">Default: that of <paramref name="x"/>.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    public static Tensor RandLike(this Tensor x, DType? dtype = null, Generator? generator = null) =>
        x.EmptyLike(dtype).UniformInPlace(0, 1, generator);

    /// <summary>Numbers from the standard normal distribution, in the shape of <paramref name="x"/>.</summary>
    /// <param name="x">The model.</param>
    /// <param name="dtype">Default: that of <paramref name="x"/>.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    public static Tensor RandnLike(this Tensor x, DType? dtype = null, Generator? generator = null) =>
        x.EmptyLike(dtype).NormalInPlace(0, 1, generator);

    /// <summary>Integers drawn evenly from [0, high), in the shape of <paramref name="x"/>.</summary>
    /// <param name="x">The model.</param>
    /// <param name="high">The upper bound, not included.</param>
    /// <param name="dtype">Default: that of <paramref name="x"/>.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    public static Tensor RandIntLike(this Tensor x, long high, DType? dtype = null, Generator? generator = null) =>
        x.RandIntLike(0, high, dtype, generator);

    /// <summary>Integers drawn evenly from [low, high), in the shape of <paramref name="x"/>.</summary>
    /// <param name="x">The model.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound, not included.</param>
    /// <param name="dtype">Default: that of <paramref name="x"/>.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    public static Tensor RandIntLike(this Tensor x, long low, long high, DType? dtype = null, Generator? generator = null) =>
        x.EmptyLike(dtype).RandomInPlace(low, high, generator);
}
