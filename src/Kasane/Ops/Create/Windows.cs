namespace Kasane;

public static partial class Functional
{
    /// <summary>The Hann window: 0.5 - 0.5 cos(2 pi i / N).</summary>
    /// <param name="windowLength">How many numbers.</param>
    /// <param name="periodic">Whether N is the length (for Fourier transforms) rather than one less (symmetric); default true.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    public static Tensor HannWindow(int windowLength, bool periodic = true, DType dtype = DType.Float32, Device? device = null) =>
        HammingWindow(windowLength, periodic, 0.5, 0.5, dtype, device);

    /// <summary>The Hamming window: alpha - beta cos(2 pi i / N).</summary>
    /// <param name="windowLength">How many numbers.</param>
    /// <param name="periodic">Whether N is the length (for Fourier transforms) rather than one less (symmetric); default true.</param>
    /// <param name="alpha">Default 0.54.</param>
    /// <param name="beta">Default 0.46.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    public static Tensor HammingWindow(
        int windowLength,
        bool periodic = true,
        double alpha = 0.54,
        double beta = 0.46,
        DType dtype = DType.Float32,
        Device? device = null) =>
        Window(windowLength, periodic, dtype, device, t => alpha - (beta * Math.Cos(2 * Math.PI * t)));

    /// <summary>The Blackman window: 0.42 - 0.5 cos(2 pi i / N) + 0.08 cos(4 pi i / N).</summary>
    /// <param name="windowLength">How many numbers.</param>
    /// <param name="periodic">Whether N is the length (for Fourier transforms) rather than one less (symmetric); default true.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    public static Tensor BlackmanWindow(int windowLength, bool periodic = true, DType dtype = DType.Float32, Device? device = null) =>
        Window(windowLength, periodic, dtype, device, t => 0.42 - (0.5 * Math.Cos(2 * Math.PI * t)) + (0.08 * Math.Cos(4 * Math.PI * t)));

    /// <summary>The Bartlett window: a triangle.</summary>
    /// <param name="windowLength">How many numbers.</param>
    /// <param name="periodic">Whether N is the length (for Fourier transforms) rather than one less (symmetric); default true.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    public static Tensor BartlettWindow(int windowLength, bool periodic = true, DType dtype = DType.Float32, Device? device = null) =>
        Window(windowLength, periodic, dtype, device, t => 1 - Math.Abs((2 * t) - 1));

    /// <summary>The Kaiser window: I0(beta sqrt(1 - (2 i / N - 1)^2)) / I0(beta).</summary>
    /// <param name="windowLength">How many numbers.</param>
    /// <param name="periodic">Whether N is the length (for Fourier transforms) rather than one less (symmetric); default true.</param>
    /// <param name="beta">The shape; default 12.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    public static Tensor KaiserWindow(
        int windowLength, bool periodic = true, double beta = 12, DType dtype = DType.Float32, Device? device = null) =>
        Window(windowLength, periodic, dtype, device, t =>
            BesselI0(beta * Math.Sqrt(Math.Max(0, 1 - Math.Pow((2 * t) - 1, 2)))) / BesselI0(beta));

    private static Tensor Window(int length, bool periodic, DType dtype, Device? device, Func<double, double> shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (!dtype.IsFloatingPoint)
            throw new DTypeException(
                $"A window expects a floating-point dtype, but got {dtype}.")
            {
                Operation = "Window",
            };
        var values = new double[length];
        var last = periodic ? length : length - 1;
        for (var i = 0; i < length; i++) values[i] = length == 1 ? 1 : shape((double)i / last);
        return Tensor.From<double>(values, [length]).To(dtype).To(device ?? Device.Cpu);
    }

    // The power series: all terms are positive, so nothing cancels.
    private static double BesselI0(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > sum * 1e-17; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}
