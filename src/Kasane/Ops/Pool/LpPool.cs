namespace Kasane;

public static partial class Functional
{
    /// <summary>(the sum of x^p over a window)^(1/p).</summary>
    /// <param name="input">(N, C, L) or (C, L).</param>
    /// <param name="normType">p; for infinity take <see cref="MaxPool1d"/>.</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="stride">The distance between two windows; default: the kernel size.</param>
    /// <param name="ceilMode">Whether windows that reach beyond the far end count; default false.</param>
    /// <exception cref="ShapeException">The input has another number of dimensions, or is smaller than the kernel.</exception>
    public static Tensor LpPool1d(Tensor input, double normType, Extent kernelSize, Extent stride = default, bool ceilMode = false)
    {
        long taps = 1;
        foreach (var size in kernelSize.Spread(1, 0, "LpPool1d", "kernelSize")) taps *= size;
        var mean = AvgPool1d(input.Pow(normType), kernelSize, stride, 0, ceilMode);
        return mean.Sign().Mul(mean.Abs().Relu()).Mul(taps).Pow(1 / normType);
    }

    /// <summary>(the sum of x^p over a window)^(1/p).</summary>
    /// <param name="input">(N, C, H, W) or (C, H, W).</param>
    /// <param name="normType">p; for infinity take <see cref="MaxPool2d"/>.</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="stride">The distance between two windows; default: the kernel size.</param>
    /// <param name="ceilMode">Whether windows that reach beyond the far end count; default false.</param>
    /// <exception cref="ShapeException">The input has another number of dimensions, or is smaller than the kernel.</exception>
    public static Tensor LpPool2d(Tensor input, double normType, Extent kernelSize, Extent stride = default, bool ceilMode = false)
    {
        long taps = 1;
        foreach (var size in kernelSize.Spread(2, 0, "LpPool2d", "kernelSize")) taps *= size;
        var mean = AvgPool2d(input.Pow(normType), kernelSize, stride, 0, ceilMode);
        return mean.Sign().Mul(mean.Abs().Relu()).Mul(taps).Pow(1 / normType);
    }
}
