namespace Kasane;

public static partial class Functional
{
    /// <summary>The different elements in ascending order; or, along a dimension, the different slices.</summary>
    /// <param name="x">Any shape and real dtype.</param>
    /// <param name="sorted">They come in order in any case; accepted for PyTorch's sake.</param>
    /// <param name="returnInverse">Whether to tell which of them each element is.</param>
    /// <param name="returnCounts">Whether to tell how often each occurs.</param>
    /// <param name="dim">The dimension; null: single elements.</param>
    /// <returns>The different ones, and what else was asked for.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static (Tensor Output, Tensor? InverseIndices, Tensor? Counts) Unique(
        this Tensor x, bool sorted = true, bool returnInverse = false, bool returnCounts = false, int? dim = null)
    {
        _ = sorted;
        return Distinct(x, returnInverse, returnCounts, dim, sort: true);
    }

    /// <summary>The elements without those that equal the one before; or, along a dimension, the slices.</summary>
    /// <param name="x">Any shape and real dtype.</param>
    /// <param name="returnInverse">Whether to tell which of them each element is.</param>
    /// <param name="returnCounts">Whether to tell how often each is repeated.</param>
    /// <param name="dim">The dimension; null: single elements.</param>
    /// <returns>The remaining ones, and what else was asked for.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static (Tensor Output, Tensor? InverseIndices, Tensor? Counts) UniqueConsecutive(
        this Tensor x, bool returnInverse = false, bool returnCounts = false, int? dim = null) =>
        Distinct(x, returnInverse, returnCounts, dim, sort: false);

    private static (Tensor Output, Tensor? InverseIndices, Tensor? Counts) Distinct(
        Tensor x, bool returnInverse, bool returnCounts, int? dim, bool sort)
    {
        if (dim is not null && x.Rank == 0)
            throw new TensorIndexException(
                "Unique expects at least one dimension to look along, but the tensor is a scalar. Leave dim out.")
            {
                Operation = "Unique",
            };
        var source = x.Detach();
        var slices = dim is { } given ? source.MoveDim(given, 0) : source.Reshape(-1);
        var count = slices.Size(0);
        var inverse = returnInverse ? new long[count] : [];
        var (firsts, counts) = dim is null ? DistinctElements.Find(slices, sort, inverse) : DistinctSlices.Find(slices, sort, inverse);
        var places = Tensor.From<long>(firsts, [firsts.Length], x.Device);
        var output = slices.IndexSelect(0, places);
        return (
            dim is { } d ? output.MoveDim(0, d) : output,
            returnInverse ? Tensor.From<long>(inverse, dim is null ? x.Shape : [count], x.Device) : null,
            returnCounts ? Tensor.From<long>(counts, [counts.Length], x.Device) : null);
    }
}
