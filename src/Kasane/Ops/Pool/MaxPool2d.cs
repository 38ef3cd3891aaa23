namespace Kasane;

public static partial class Functional
{
    /// <summary>The largest element of every window.</summary>
    /// <param name="input">(N, C, H, W) or (C, H, W).</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="stride">The distance between two windows; default: the kernel size.</param>
    /// <param name="padding">Places around the input that never win, at most half of the kernel; default 0.</param>
    /// <param name="dilation">The distance between two elements of a window; default 1.</param>
    /// <param name="ceilMode">Whether windows that reach beyond the far end count; default false.</param>
    /// <exception cref="KasaneException">A size is not above 0, or the padding is more than half of the kernel.</exception>
    /// <exception cref="ShapeException">The input has another number of dimensions, or is smaller than the kernel.</exception>
    public static Tensor MaxPool2d(
        Tensor input, Extent kernelSize, Extent stride = default, Extent padding = default, Extent dilation = default, bool ceilMode = false)
    {
        var pooling = PoolGeometry.Regular(input, kernelSize, stride, padding, dilation, ceilMode, 2, "MaxPool2d");
        return MaxPoolOp.Largest(input, pooling.Single, 2, "MaxPool2d");
    }

    /// <summary><see cref="MaxPool2d"/>, and where in its plane (counted in row-major order) every largest element lies.</summary>
    /// <inheritdoc cref="MaxPool2d"/>
    public static (Tensor Output, Tensor Indices) MaxPool2dWithIndices(
        Tensor input, Extent kernelSize, Extent stride = default, Extent padding = default, Extent dilation = default, bool ceilMode = false)
    {
        var pooling = PoolGeometry.Regular(input, kernelSize, stride, padding, dilation, ceilMode, 2, "MaxPool2d");
        return MaxPoolOp.Call(input, pooling.Single, 2, "MaxPool2d");
    }
}
