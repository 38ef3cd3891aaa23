namespace Kasane;

public partial class Tensor
{
    /// <summary>Numbers at equal distances from <paramref name="start"/> to <paramref name="end"/>, both included.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="end">The last number.</param>
    /// <param name="steps">How many.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    /// <exception cref="KasaneException">A negative number of steps.</exception>
    public static Tensor Linspace(
        double start, double end, int steps, DType dtype = DType.Float32, Device? device = null, bool requiresGrad = false) =>
        Spaced(Points(start, end, steps, dtype, "Linspace"), dtype, device, requiresGrad);

    /// <summary>
    /// Powers of <paramref name="base"/> whose exponents go from <paramref name="start"/> to <paramref name="end"/> at equal distances.
    /// </summary>
    /// <param name="start">The first exponent.</param>
    /// <param name="end">The last exponent.</param>
    /// <param name="steps">How many.</param>
    /// <param name="base">Default: 10.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    /// <exception cref="KasaneException">A negative number of steps.</exception>
    public static Tensor Logspace(
        double start,
        double end,
        int steps,
        double @base = 10,
        DType dtype = DType.Float32,
        Device? device = null,
        bool requiresGrad = false)
    {
        var points = Points(start, end, steps, DType.Float64, "Logspace");
        for (var i = 0; i < points.Length; i++) points[i] = Math.Pow(@base, points[i]);
        return Spaced(points, dtype, device, requiresGrad);
    }

    /// <summary>Ones on the diagonal of a matrix, zeros elsewhere.</summary>
    /// <param name="n">The number of rows.</param>
    /// <param name="m">The number of columns; default: as many.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    /// <exception cref="KasaneException">A negative size.</exception>
    public static Tensor Eye(long n, long? m = null, DType dtype = DType.Float32, Device? device = null, bool requiresGrad = false)
    {
        if (n < 0 || m < 0) throw new KasaneException($"Eye expects sizes of 0 or more, but got {n} and {m ?? n}.") { Operation = "Eye" };
        var x = Zeros([n, m ?? n], dtype, device);
        if (x.ElementCount > 0) x.Diagonal().FillInPlace(1);
        return Finish(x, requiresGrad);
    }

    // Counted from the nearer end, as in PyTorch: the result is symmetric. Integers are computed with an integer step's remainder cut off.
    private static double[] Points(double start, double end, int steps, DType dtype, string operation)
    {
        if (steps < 0)
            throw new KasaneException(
                $"{operation} expects a number of steps of 0 or more, but got {steps}.")
            {
                Operation = operation,
            };
        var points = new double[steps];
        var step = steps > 1 ? (end - start) / (steps - 1) : 0;
        if (dtype.IsInteger) (start, end) = (Math.Truncate(start), Math.Truncate(end));
        for (var i = 0; i < steps; i++) points[i] = i < steps / 2 || steps == 1 ? start + (step * i) : end - (step * (steps - 1 - i));
        return points;
    }

    private static Tensor Spaced(double[] points, DType dtype, Device? device, bool requiresGrad) =>
        Finish(From<double>(points, [points.Length]).To(dtype).To(device ?? Device.Cpu), requiresGrad);
}
