namespace Kasane.Internal;

/// <summary>One element per index along a dimension.</summary>
internal static class Picks
{
    /// <summary>The row-major positions in a tensor of layout <paramref name="from"/> of indices along a dimension.</summary>
    /// <param name="from">The layout of the tensor to read.</param>
    /// <param name="dim">The dimension that is indexed.</param>
    /// <param name="indices">Int64, of the same rank; in other dimensions of the same sizes.</param>
    public static Tensor Positions(Layout from, int dim, Tensor indices)
    {
        if (from.Rank == 0) return indices;
        var rows = Rows.Of(from, dim);
        var (outer, n, inner) = (rows.Size(0), rows.Size(1), rows.Size(2));
        var k = indices.Layout.Size(dim);
        var starts = Tensor.Arange(outer).Mul(n * inner).Reshape(outer, 1, 1);
        var offsets = Tensor.Arange(inner).Reshape(1, 1, inner);
        var bases = starts.Add(offsets).To(indices.Device);
        return indices.Reshape(outer, k, inner).Mul(inner).Add(bases).Reshape(indices.Shape);
    }

    /// <summary>x[..., indices, ...]; differentiable.</summary>
    public static Tensor Along(Tensor x, int dim, Tensor indices) => x.TakeAlong((dim, indices), "Gather");
}
