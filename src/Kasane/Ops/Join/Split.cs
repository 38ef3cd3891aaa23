namespace Kasane;

public static partial class Functional
{
    /// <summary>Views of equal length along a dimension; the last one may be shorter.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <param name="splitSize">Their length.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default 0.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">The length is negative, or 0 for a dimension that is not empty.</exception>
    public static Tensor[] Split(this Tensor x, long splitSize, int dim = 0)
    {
        var (d, size) = SplitDim(x, dim, "Split");
        if (splitSize < 0 || (splitSize == 0 && size != 0))
            throw new KasaneException(
                $"Split expects a length above 0, but got {splitSize} for a dimension of size {size}.")
            {
                Operation = "Split",
            };
        var count = splitSize == 0 ? 1 : Math.Max((size + splitSize - 1) / splitSize, 1);
        return Pieces(x, d, [.. Enumerable.Range(0, (int)count).Select(i => Math.Min(splitSize, size - (i * splitSize)))]);
    }

    /// <summary>Views of the given lengths along a dimension.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <param name="splitSizes">Their lengths; the sum is the size of the dimension.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default 0.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">The lengths do not add up.</exception>
    public static Tensor[] Split(this Tensor x, ReadOnlySpan<long> splitSizes, int dim = 0) => x.SplitWithSizes(splitSizes, dim);

    /// <summary>Views of the given lengths along a dimension.</summary>
    /// <inheritdoc cref="Split(Tensor, ReadOnlySpan{long}, int)"/>
    public static Tensor[] SplitWithSizes(this Tensor x, ReadOnlySpan<long> splitSizes, int dim = 0)
    {
        var (d, size) = SplitDim(x, dim, "Split");
        long sum = 0;
        foreach (var length in splitSizes)
        {
            sum += length;
            if (length < 0) sum = long.MinValue / 2;
        }
        if (sum != size)
            throw new ShapeException(
                $"Split expects lengths of 0 or more that add up to {size}, the size of dimension {d} of shape {x.Shape}, but got "
                + $"{Shape.Format(splitSizes)}.")
            {
                Operation = "Split",
                Shapes = [x.Shape],
            };
        return Pieces(x, d, splitSizes);
    }

    /// <summary>At most so many views of equal length along a dimension; the last one may be shorter.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <param name="chunks">How many, at least 1.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default 0.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">The number is below 1.</exception>
    public static Tensor[] Chunk(this Tensor x, int chunks, int dim = 0)
    {
        var (d, size) = SplitDim(x, dim, "Chunk");
        if (chunks < 1) throw new KasaneException($"Chunk expects at least one chunk, but got {chunks}.") { Operation = "Chunk" };
        return size == 0 ? Pieces(x, d, new long[chunks]) : x.Split((size + chunks - 1) / chunks, d);
    }

    /// <summary>Exactly so many views along a dimension, the first ones longer by one if need be.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <param name="sections">How many, at least 1.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default 0.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">The number is below 1.</exception>
    public static Tensor[] TensorSplit(this Tensor x, long sections, int dim = 0)
    {
        var (d, size) = SplitDim(x, dim, "TensorSplit");
        if (sections < 1)
            throw new KasaneException(
                $"TensorSplit expects at least one section, but got {sections}.")
            {
                Operation = "TensorSplit",
            };
        return Pieces(x, d, [.. Enumerable.Range(0, (int)sections).Select(i => (size / sections) + (i < size % sections ? 1 : 0))]);
    }

    /// <summary>Views between the given positions of a dimension.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <param name="indices">Where to cut; negative numbers count from the end.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default 0.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor[] TensorSplit(this Tensor x, ReadOnlySpan<long> indices, int dim = 0)
    {
        var (d, size) = SplitDim(x, dim, "TensorSplit");
        var pieces = new Tensor[indices.Length + 1];
        long start = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            var end = i == indices.Length ? size : Clamp(indices[i]);
            pieces[i] = x.SliceDim(d, Math.Min(start, size), 1, Math.Max(0, end - start), true);
            start = end;
        }
        return pieces;

        long Clamp(long index) => Math.Clamp(index < 0 ? index + size : index, 0, size);
    }

    /// <summary>Views between the positions, or as many as the scalar says.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <param name="indicesOrSections">Int64, on the CPU: a vector of positions, or a scalar.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default 0.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">More than one dimension, or another dtype.</exception>
    public static Tensor[] TensorSplit(this Tensor x, Tensor indicesOrSections, int dim = 0)
    {
        if (indicesOrSections.Rank > 1 || indicesOrSections.DType != DType.Int64)
            throw new KasaneException(
                $"TensorSplit expects a vector or scalar of Int64, but got {indicesOrSections.DType} of shape "
                + $"{indicesOrSections.Shape}.")
            {
                Operation = "TensorSplit",
            };
        return indicesOrSections.Rank == 0
            ? x.TensorSplit(indicesOrSections.Item<long>(), dim)
            : x.TensorSplit(indicesOrSections.ToArray<long>(), dim);
    }

    /// <summary>All positions of a dimension, each a view without it.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default 0.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor[] Unbind(this Tensor x, int dim = 0)
    {
        var (d, size) = SplitDim(x, dim, "Unbind");
        var parts = new Tensor[size];
        for (var i = 0; i < parts.Length; i++) parts[i] = x.SelectDim(d, i, true);
        return parts;
    }

    private static (int Dim, long Size) SplitDim(Tensor x, int dim, string operation)
    {
        if (x.Rank == 0)
            throw new TensorIndexException(
                $"{operation} expects at least one dimension, but the tensor is a scalar.")
            {
                Operation = operation,
            };
        var d = Dims.Normalize(dim, x.Rank, operation);
        return (d, x.Layout.Size(d));
    }

    private static Tensor[] Pieces(Tensor x, int dim, ReadOnlySpan<long> lengths)
    {
        var pieces = new Tensor[lengths.Length];
        long start = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = x.SliceDim(dim, start, 1, lengths[i], true);
            start += lengths[i];
        }
        return pieces;
    }
}
