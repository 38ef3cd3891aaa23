namespace Kasane;

public static partial class Fourier
{
    /// <summary>The frequencies that belong to the results of <see cref="Fft"/>: 0, 1, .., -2, -1 over n d.</summary>
    /// <param name="n">The number of points.</param>
    /// <param name="d">The distance between two points; default 1.</param>
    /// <param name="dtype">Floating point; default Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    /// <exception cref="DTypeException">The dtype is not floating point.</exception>
    /// <exception cref="KasaneException">A negative number of points.</exception>
    public static Tensor Fftfreq(long n, double d = 1, DType dtype = DType.Float32, Device? device = null, bool requiresGrad = false) =>
        Frequencies(n, n, (n + 1) / 2, d, dtype, device, requiresGrad, "Fftfreq");

    /// <summary>The frequencies that belong to the results of <see cref="Rfft"/>: 0, 1, .., n / 2 over n d.</summary>
    /// <param name="n">The number of points.</param>
    /// <param name="d">The distance between two points; default 1.</param>
    /// <param name="dtype">Floating point; default Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    /// <exception cref="DTypeException">The dtype is not floating point.</exception>
    /// <exception cref="KasaneException">A negative number of points.</exception>
    public static Tensor Rfftfreq(long n, double d = 1, DType dtype = DType.Float32, Device? device = null, bool requiresGrad = false) =>
        Frequencies(n, (n / 2) + 1, (n / 2) + 1, d, dtype, device, requiresGrad, "Rfftfreq");

    private static Tensor Frequencies(
        long n, long count, long positive, double d, DType dtype, Device? device, bool requiresGrad, string operation)
    {
        if (n < 0) throw new KasaneException($"{operation} expects a number of points of 0 or more, but got {n}.") { Operation = operation };
        if (!dtype.IsDifferentiable)
            throw new DTypeException($"{operation} expects a floating-point dtype, but got {dtype}: frequencies are fractions.") { Operation = operation };
        var values = new double[count];
        for (long i = 0; i < count; i++) values[i] = (i < positive ? i : i - n) * (1 / (n * d));
        var x = Tensor.From(values, Shape.Create([count]), device).To(dtype);
        x.RequiresGrad = requiresGrad;
        return x;
    }
}
