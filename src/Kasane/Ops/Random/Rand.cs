namespace Kasane;

public partial class Tensor
{
    /// <summary>Numbers drawn evenly from [0, 1), Float32.</summary>
    /// <param name="shape">The sizes.</param>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static Tensor Rand(params ReadOnlySpan<long> shape) => Rand(Kasane.Shape.Create(shape), null);

    /// <summary>Numbers drawn evenly from [0, 1).</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <param name="dtype">Floating point; default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    public static Tensor Rand(
        Shape shape, Generator? generator = null, DType dtype = DType.Float32, Device? device = null, bool requiresGrad = false) =>
        Finish(Empty(shape, dtype, device).UniformInPlace(0, 1, generator), requiresGrad);

    /// <summary>Numbers from the standard normal distribution, Float32.</summary>
    /// <param name="shape">The sizes.</param>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static Tensor Randn(params ReadOnlySpan<long> shape) => Randn(Kasane.Shape.Create(shape), null);

    /// <summary>Numbers from the standard normal distribution.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <param name="dtype">Floating point; default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    public static Tensor Randn(
        Shape shape, Generator? generator = null, DType dtype = DType.Float32, Device? device = null, bool requiresGrad = false) =>
        Finish(Empty(shape, dtype, device).NormalInPlace(0, 1, generator), requiresGrad);

    /// <summary>Integers drawn evenly from [0, high).</summary>
    /// <param name="high">The upper bound, not included.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <param name="dtype">Default: Int64.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not above 0, or does not fit the dtype.</exception>
    public static Tensor RandInt(
        long high, Shape shape, Generator? generator = null, DType dtype = DType.Int64, Device? device = null, bool requiresGrad = false) =>
        RandInt(0, high, shape, generator, dtype, device, requiresGrad);

    /// <summary>Integers drawn evenly from [low, high).</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound, not included.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <param name="dtype">Default: Int64.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bounds are not in order, or do not fit the dtype.</exception>
    public static Tensor RandInt(
        long low,
        long high,
        Shape shape,
        Generator? generator = null,
        DType dtype = DType.Int64,
        Device? device = null,
        bool requiresGrad = false) =>
        Finish(Empty(shape, dtype, device).RandomInPlace(low, high, generator), requiresGrad);

    /// <summary>A random order of 0, 1, ..., n - 1.</summary>
    /// <param name="n">How many.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <param name="dtype">Default: Int64.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public static Tensor RandPerm(
        long n, Generator? generator = null, DType dtype = DType.Int64, Device? device = null, bool requiresGrad = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var order = new long[n];
        (generator ?? Generator.Default).RandPerm(order);
        return Finish(From<long>(order, [n], device).To(dtype), requiresGrad);
    }
}
