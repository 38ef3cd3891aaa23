namespace Kasane;

public static partial class Functional
{
    /// <summary>Slices along a dimension, in the order of an index.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: a vector of positions from 0.</param>
    /// <returns>A copy in which the dimension has the index's length.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The index has several dimensions.</exception>
    public static Tensor IndexSelect(this Tensor x, int dim, Tensor index)
    {
        var (dims, positions) = IndexChecks.Rows(x, dim, index, "IndexSelect");
        var rows = x.TakeRows(dims, positions);
        return x.Rank == 0 ? rows.Reshape([]) : rows;
    }

    /// <summary>One element per index: out[i][j] = x[index[i][j]][j] for dim = 0, and so on.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension that the index replaces; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: as many dimensions as x, in the others at most as large.</param>
    /// <returns>A tensor of the index's shape.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The index has another number of dimensions, or is too large.</exception>
    public static Tensor Gather(this Tensor x, int dim, Tensor index) =>
        x.TakeAlong(IndexChecks.Along(x, dim, index, "Gather"), "Gather");

    /// <summary>The elements of x, counted in row-major order, at the given positions.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="index">Int64; negative positions count from the end; any shape.</param>
    /// <returns>A tensor of the index's shape.</returns>
    /// <exception cref="TensorIndexException">A position is out of range.</exception>
    public static Tensor Take(this Tensor x, Tensor index) =>
        x.TakeFlat(IndexPositions.Of(index, x.ElementCount, true, "Take", 0, x.Device));

    /// <summary>
    /// What an argsort or argmax along a dimension points at: <see cref="Gather"/> after broadcasting both in the other dimensions.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="indices">Int64.</param>
    /// <param name="dim">The dimension; null: both are flattened first.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor TakeAlongDim(this Tensor x, Tensor indices, int? dim = null)
    {
        if (dim is not { } given) return x.Reshape(-1).Gather(0, indices.Reshape(-1));
        if (x.Rank != indices.Rank)
            throw new ShapeException(
                $"TakeAlongDim expects as many dimensions in both, but got {x.Shape} and {indices.Shape}.")
            {
                Operation = "TakeAlongDim",
            };
        var d = Dims.Normalize(given, x.Rank, "TakeAlongDim");
        var (mine, theirs) = (x.Shape.ToArray(), indices.Shape.ToArray());
        if (x.Rank > 0) mine[d] = theirs[d] = 1;
        var common = Broadcasting.Combine(Layout.Contiguous(mine), Layout.Contiguous(theirs), "TakeAlongDim").Shape.ToArray();
        if (x.Rank == 0) return x.Gather(0, indices);
        common.CopyTo(mine, 0);
        common.CopyTo(theirs, 0);
        (mine[d], theirs[d]) = (x.Layout.Size(d), indices.Layout.Size(d));
        return x.Expand(mine).Gather(d, indices.Expand(theirs));
    }
}
