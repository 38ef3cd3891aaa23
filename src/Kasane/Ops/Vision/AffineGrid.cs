namespace Kasane;

public static partial class Functional
{
    /// <summary>The sampling positions of an affine map, for <see cref="GridSample"/>.</summary>
    /// <param name="theta">(N, 2, 3) or (N, 3, 4).</param>
    /// <param name="size">The output's shape: (N, C, H, W) or (N, C, D, H, W).</param>
    /// <param name="alignCorners">Whether -1 and 1 are the centres of the corner pixels instead of their outer edges; default false.</param>
    /// <returns>(N, H, W, 2) or (N, D, H, W, 3).</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor AffineGrid(Tensor theta, ReadOnlySpan<long> size, bool alignCorners = false)
    {
        var dims = size.Length - 2;
        if (dims is not (2 or 3) || theta.Rank != 3 || theta.Layout.Size(0) != size[0] || theta.Layout.Size(1) != dims || theta.Layout.Size(2) != dims + 1)
            throw new ShapeException(
                "AffineGrid expects a map (N, d, d + 1) for a size of (N, C) and d numbers, "
                + $"but got shape {theta.Shape} and {size.Length} numbers.")
            {
                Operation = "AffineGrid",
                Shapes = [theta.Shape],
            };
        if (!theta.DType.IsFloatingPoint)
            throw new DTypeException($"AffineGrid expects floating-point numbers, but got {theta.DType}.") { Operation = "AffineGrid" };
        long places = 1;
        foreach (var length in size[2..]) places *= length;
        var points = new double[places * (dims + 1)];
        for (long i = 0; i < places; i++)
        {
            var rest = i;
            // The last dimension is the first coordinate.
            for (var d = 0; d < dims; d++)
            {
                var length = size[size.Length - 1 - d];
                (rest, var at) = Math.DivRem(rest, length);
                points[(i * (dims + 1)) + d] = !alignCorners ? (((2 * at) + 1.0) / length) - 1 : length == 1 ? 0 : (2.0 * at / (length - 1)) - 1;
            }
            points[(i * (dims + 1)) + dims] = 1;
        }
        var grid = Tensor.From(points, [places, dims + 1]).To(theta.DType).To(theta.Device);
        return grid.MatMul(theta.Transpose(1, 2)).Reshape([size[0], .. size[2..], dims]);
    }
}
