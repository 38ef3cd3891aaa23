namespace Kasane;

public static partial class Functional
{
    /// <summary>The means of as many windows as asked for: window o goes from o size / n (rounded down) to (o + 1) size / n (rounded up).</summary>
    /// <param name="input">(N, C, H, W) or (C, H, W).</param>
    /// <param name="outputSize">How many windows; null keeps the input's size.</param>
    /// <exception cref="ShapeException">The input has another number of dimensions.</exception>
    public static Tensor AdaptiveAvgPool2d(Tensor input, Extent outputSize) => Averages.Adaptive(input, outputSize, 2, "AdaptiveAvgPool2d");

    /// <summary>The largest elements of as many windows as asked for; the windows are those of <see cref="AdaptiveAvgPool2d"/>.</summary>
    /// <param name="input">(N, C, H, W) or (C, H, W).</param>
    /// <param name="outputSize">How many windows; null keeps the input's size.</param>
    /// <exception cref="ShapeException">The input has another number of dimensions.</exception>
    public static Tensor AdaptiveMaxPool2d(Tensor input, Extent outputSize) =>
        MaxPoolOp.Largest(input, PoolGeometry.Adaptive(input, outputSize, 2, "AdaptiveMaxPool2d").Single, 2, "AdaptiveMaxPool2d");

    /// <summary><see cref="AdaptiveMaxPool2d"/>, and where in its plane (counted in row-major order) every largest element lies.</summary>
    /// <inheritdoc cref="AdaptiveMaxPool2d"/>
    public static (Tensor Output, Tensor Indices) AdaptiveMaxPool2dWithIndices(Tensor input, Extent outputSize) =>
        MaxPoolOp.Call(input, PoolGeometry.Adaptive(input, outputSize, 2, "AdaptiveMaxPool2d").Single, 2, "AdaptiveMaxPool2d");
}
