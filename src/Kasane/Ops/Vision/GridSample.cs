namespace Kasane;

public static partial class Functional
{
    /// <summary>The input at the positions of a grid.</summary>
    /// <param name="input">(N, C, H, W) or (N, C, D, H, W).</param>
    /// <param name="grid">(N, h, w, 2) or (N, d, h, w, 3): x, y(, z) from -1 (left) to 1 (right).</param>
    /// <param name="mode">Default <see cref="GridSampleMode.Bilinear"/>.</param>
    /// <param name="paddingMode">Default <see cref="GridSamplePadding.Zeros"/>.</param>
    /// <param name="alignCorners">Whether -1 and 1 are the centres of the corner pixels instead of their edges; default false.</param>
    /// <returns>(N, C, h, w) or (N, C, d, h, w).</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor GridSample(
        Tensor input,
        Tensor grid,
        GridSampleMode mode = GridSampleMode.Bilinear,
        GridSamplePadding paddingMode = GridSamplePadding.Zeros,
        bool alignCorners = false)
    {
        AutocastMode.Full(ref input, ref grid);
        var dims = input.Rank - 2;
        var fits = dims is 2 or 3 && grid.Rank == input.Rank && grid.Layout.Size(dims + 1) == dims
            && grid.Layout.Size(0) == input.Layout.Size(0);
        if (!fits || (dims == 3 && mode == GridSampleMode.Bicubic))
            throw new ShapeException(
                $"GridSample with mode {mode} expects (N, C, H, W) with (N, h, w, 2), or one dimension more each, but got shapes "
                + $"{input.Shape} and {grid.Shape}.")
            {
                Operation = "GridSample",
                Shapes = [input.Shape, grid.Shape],
            };
        MatMulOp.RequireSameDType(input, grid, "GridSample");
        return new GridSampler(input, paddingMode, alignCorners, dims).Sample(grid, mode);
    }
}
