namespace Kasane;

public static partial class Functional
{
    /// <summary>A copy of <paramref name="x"/> in which one position of a dimension is overwritten; see <see cref="Select"/>.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="src">Of the shape of that part.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">The position; negative numbers count from the last.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor SelectScatter(this Tensor x, Tensor src, int dim, long index)
    {
        var result = x.Clone();
        var part = result.Select(dim, index);
        RequirePart(part, src, "SelectScatter");
        part.CopyInPlace(src);
        return result;
    }

    /// <summary>A copy of <paramref name="x"/> in which a range of a dimension is overwritten.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="src">Of the shape of that part.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default 0.</param>
    /// <param name="start">The first position; default: the first there is.</param>
    /// <param name="end">Where to stop, not included; default: after the last there is.</param>
    /// <param name="step">The distance, above 0; default 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor SliceScatter(this Tensor x, Tensor src, int dim = 0, long? start = null, long? end = null, long step = 1)
    {
        var d = Dims.Normalize(dim, x.Rank, "SliceScatter");
        TensorIndex[] index = [.. Enumerable.Repeat(TensorIndex.All, d), TensorIndex.Step(start, end, step)];
        var result = x.Clone();
        var part = result[index[0], index.AsSpan(1)];
        RequirePart(part, src, "SliceScatter");
        part.CopyInPlace(src);
        return result;
    }

    /// <summary>A copy of <paramref name="x"/> in which a diagonal is overwritten; see <see cref="Diagonal"/>.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="src">Of the shape of that part.</param>
    /// <param name="offset">Which diagonal: above 0 right of the main one, below 0 left of it.</param>
    /// <param name="dim1">The dimension of the rows; default 0.</param>
    /// <param name="dim2">The dimension of the columns; default 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor DiagonalScatter(this Tensor x, Tensor src, long offset = 0, int dim1 = 0, int dim2 = 1)
    {
        var result = x.Clone();
        var part = result.Diagonal(offset, dim1, dim2);
        RequirePart(part, src, "DiagonalScatter");
        part.CopyInPlace(src);
        return result;
    }

    /// <summary>
    /// A copy of <paramref name="x"/>, its memory without gaps, in which what a strided view would show is overwritten; see
    /// <see cref="AsStrided"/>.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="src">Of the sizes of the view.</param>
    /// <param name="size">The sizes of the view.</param>
    /// <param name="stride">One stride per dimension, in elements.</param>
    /// <param name="storageOffset">Where the view starts, in elements; default: where the tensor starts.</param>
    /// <exception cref="ArgumentException">Sizes and strides differ in number.</exception>
    /// <exception cref="ShapeException">The shapes do not fit, or the view would reach beyond the memory.</exception>
    public static Tensor AsStridedScatter(this Tensor x, Tensor src, ReadOnlySpan<long> size, ReadOnlySpan<long> stride, long? storageOffset = null)
    {
        var result = x.Clone();
        var part = result.AsStrided(size, stride, storageOffset);
        RequirePart(part, src, "AsStridedScatter");
        part.CopyInPlace(src);
        return result;
    }

    private static void RequirePart(Tensor part, Tensor src, string operation)
    {
        if (!part.Layout.SameSizes(src.Layout))
            throw new ShapeException(
                $"{operation} expects a source of shape {part.Shape}, but it has {src.Shape}.")
            {
                Operation = operation,
                Shapes = [part.Shape, src.Shape],
            };
    }
}
