namespace Kasane;

public static partial class Functional
{
    /// <summary>A view that reads the same bytes as numbers of another dtype. No gradient flows through it.</summary>
    /// <param name="x">Any shape. For a dtype of another size the last dimension must have stride 1, and fit.</param>
    /// <param name="dtype">The dtype of the view.</param>
    /// <returns>The same shape, but for the last dimension: twice as large if the elements have half the size, and so on.</returns>
    /// <exception cref="ShapeException">The last dimension does not consist of whole elements of the new dtype, or the tensor is a scalar.</exception>
    public static Tensor View(this Tensor x, DType dtype)
    {
        if (dtype == x.DType) return x.View(x.Layout.Sizes);
        int from = x.DType.ItemSize, to = dtype.ItemSize;
        if (from == to) return x.Alias(x.Layout, x.Offset, dtype);
        var (sizes, strides) = (x.Layout.Sizes.ToArray(), x.Layout.Strides.ToArray());
        var fits = x.Rank > 0 && (strides[^1] == 1 || sizes[^1] <= 1) && x.Offset * from % to == 0 && sizes[^1] * from % to == 0;
        for (var d = 0; d < x.Rank - 1; d++) fits &= sizes[d] <= 1 || strides[d] * from % to == 0;
        if (!fits)
            throw new ShapeException(
                $"View as {dtype}: the last dimension of {x.DType} of shape {x.Shape}, "
                + $"strides {x.Strides} must consist of whole elements of {to} bytes side by side. Call Contiguous first, "
                + "or convert with To.")
            {
                Operation = "View",
                Shapes = [x.Shape],
            };
        sizes[^1] = sizes[^1] * from / to;
        for (var d = 0; d < x.Rank - 1; d++) strides[d] = strides[d] * from / to;
        strides[^1] = 1;
        return x.Alias(Layout.Strided(sizes, strides), x.Offset * from / to, dtype);
    }
}
