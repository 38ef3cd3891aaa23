namespace Kasane;

public static partial class Functional
{
    /// <summary>The means of as many windows as asked for: window o goes from o size / n (rounded down) to (o + 1) size / n (rounded up).</summary>
    /// <param name="input">(N, C, D, H, W) or (C, D, H, W).</param>
    /// <param name="outputSize">How many windows; null keeps the input's size.</param>
    /// <exception cref="ShapeException">The input has another number of dimensions.</exception>
    public static Tensor AdaptiveAvgPool3d(Tensor input, Extent outputSize) => Averages.Adaptive(AutocastMode.Full(input), outputSize, 3, "AdaptiveAvgPool3d");

    /// <summary>The largest elements of as many windows as asked for; the windows are those of <see cref="AdaptiveAvgPool3d"/>.</summary>
    /// <param name="input">(N, C, D, H, W) or (C, D, H, W).</param>
    /// <param name="outputSize">How many windows; null keeps the input's size.</param>
    /// <exception cref="ShapeException">The input has another number of dimensions.</exception>
    public static Tensor AdaptiveMaxPool3d(Tensor input, Extent outputSize) =>
        MaxPoolOp.Largest(input, PoolGeometry.Adaptive(input, outputSize, 3, "AdaptiveMaxPool3d").Single, 3, "AdaptiveMaxPool3d");

    /// <summary><see cref="AdaptiveMaxPool3d"/>, and where in its plane (counted in row-major order) every largest element lies.</summary>
    /// <inheritdoc cref="AdaptiveMaxPool3d"/>
    public static (Tensor Output, Tensor Indices) AdaptiveMaxPool3dWithIndices(Tensor input, Extent outputSize) =>
        MaxPoolOp.Call(input, PoolGeometry.Adaptive(input, outputSize, 3, "AdaptiveMaxPool3d").Single, 3, "AdaptiveMaxPool3d");
}
