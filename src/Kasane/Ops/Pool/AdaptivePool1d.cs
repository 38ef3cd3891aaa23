namespace Kasane;

public static partial class Functional
{
    /// <summary>The means of as many windows as asked for: window o goes from o size / n (rounded down) to (o + 1) size / n (rounded up).</summary>
    /// <param name="input">(N, C, L) or (C, L).</param>
    /// <param name="outputSize">How many windows; null keeps the input's size.</param>
    /// <exception cref="ShapeException">The input has another number of dimensions.</exception>
    public static Tensor AdaptiveAvgPool1d(Tensor input, Extent outputSize) => Averages.Adaptive(input, outputSize, 1, "AdaptiveAvgPool1d");

    /// <summary>The largest elements of as many windows as asked for; the windows are those of <see cref="AdaptiveAvgPool1d"/>.</summary>
    /// <param name="input">(N, C, L) or (C, L).</param>
    /// <param name="outputSize">How many windows; null keeps the input's size.</param>
    /// <exception cref="ShapeException">The input has another number of dimensions.</exception>
    public static Tensor AdaptiveMaxPool1d(Tensor input, Extent outputSize) =>
        MaxPoolOp.Largest(input, PoolGeometry.Adaptive(input, outputSize, 1, "AdaptiveMaxPool1d").Single, 1, "AdaptiveMaxPool1d");

    /// <summary><see cref="AdaptiveMaxPool1d"/>, and where in its plane (counted in row-major order) every largest element lies.</summary>
    /// <inheritdoc cref="AdaptiveMaxPool1d"/>
    public static (Tensor Output, Tensor Indices) AdaptiveMaxPool1dWithIndices(Tensor input, Extent outputSize) =>
        MaxPoolOp.Call(input, PoolGeometry.Adaptive(input, outputSize, 1, "AdaptiveMaxPool1d").Single, 1, "AdaptiveMaxPool1d");
}
