namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// Adds up columns where their windows lie: the reverse of <see cref="Unfold(Tensor, Extent, Extent, Extent, Extent)"/>, but for sums
    /// where windows overlap.
    /// </summary>
    /// <param name="input">(N, C times the elements of a window, windows), or without N.</param>
    /// <param name="outputSize">Height and width of the result.</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="dilation">The distance between two elements of a window; default 1.</param>
    /// <param name="padding">Zeros around the result; default 0.</param>
    /// <param name="stride">The distance between two windows; default 1.</param>
    /// <returns>(N, C, height, width).</returns>
    /// <exception cref="ShapeException">The input does not have that many windows or elements.</exception>
    public static Tensor Fold(
        this Tensor input,
        Extent outputSize,
        Extent kernelSize,
        Extent dilation = default,
        Extent padding = default,
        Extent stride = default)
    {
        var size = outputSize.Spread(2, 1, "Fold", "outputSize");
        var windows = FoldWindows.Of(size, kernelSize, dilation, padding, stride, "Fold");
        var (taps, places) = (windows.Kernel.Product, windows.Output.Product);
        if (input.Rank is not (2 or 3) || input.Layout.Size(input.Rank - 1) != places || input.Layout.Size(input.Rank - 2) % taps != 0)
            throw new ShapeException($"Fold expects (N, C times {taps}, {places}), but got {input.Shape}.")
            {
                Operation = "Fold",
                Shapes = [input.Shape],
            };
        long[] shape = [.. input.Layout.Sizes[..^2], input.Layout.Size(input.Rank - 2) / taps, .. size];
        return Primitive.Call(new FoldWindowsOp(windows, shape), input);
    }
}
