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
        var count = (int)slices.Size(0);
        var keys = SortKeys.Of(slices, false);
        var width = count == 0 ? 0 : keys.Length / count;
        int[] order = [.. Enumerable.Range(0, count)];
        if (sort) Array.Sort(order, (a, b) => Row(a).SequenceCompareTo(Row(b)) is not 0 and var difference ? difference : a - b);
        var (firsts, counts, inverse) = (new List<long>(), new List<long>(), new long[count]);
        var nan = x.DType.IsFloatingPoint;
        for (var i = 0; i < count; i++)
        {
            // NaN differs from itself.
            if (i == 0 || !Row(order[i]).SequenceEqual(Row(order[i - 1])) || (nan && Row(order[i]).Contains(ulong.MaxValue)))
            {
                firsts.Add(order[i]);
                counts.Add(0);
            }
            counts[^1]++;
            inverse[order[i]] = firsts.Count - 1;
        }
        var places = Tensor.From<long>([.. firsts], [firsts.Count], x.Device);
        var output = slices.IndexSelect(0, places);
        return (
            dim is { } d ? output.MoveDim(0, d) : output,
            returnInverse ? Tensor.From<long>(inverse, dim is null ? x.Shape : [count], x.Device) : null,
            returnCounts ? Tensor.From<long>([.. counts], [counts.Count], x.Device) : null);

        ReadOnlySpan<ulong> Row(int i) => keys.AsSpan(i * width, width);
    }
}
