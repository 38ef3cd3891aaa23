namespace Kasane;

public static partial class Functional
{
    /// <summary>The content of all windows as columns, as a convolution sees them.</summary>
    /// <param name="input">(N, C, H, W) or (C, H, W).</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="dilation">The distance between two elements of a window; default 1.</param>
    /// <param name="padding">Zeros around the input; default 0.</param>
    /// <param name="stride">The distance between two windows; default 1.</param>
    /// <returns>(N, C times the elements of a window, windows).</returns>
    /// <exception cref="ShapeException">Another number of dimensions, or no window fits.</exception>
    public static Tensor Unfold(
        this Tensor input, Extent kernelSize, Extent dilation = default, Extent padding = default, Extent stride = default)
    {
        if (input.Rank is not (3 or 4))
            throw new ShapeException($"Unfold expects (N, C, H, W) or (C, H, W), but got {input.Shape}.")
            {
                Operation = "Unfold",
                Shapes = [input.Shape],
            };
        var windows = FoldWindows.Of(input.Layout.Sizes[^2..], kernelSize, dilation, padding, stride, "Unfold");
        return Primitive.Call(new UnfoldWindowsOp(windows, [.. input.Layout.Sizes]), input);
    }
}
