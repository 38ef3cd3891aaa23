namespace Kasane.Internal;

/// <summary>Finds the different slices along the first dimension of a tensor, on the host.</summary>
internal static class DistinctSlices
{
    /// <summary>As <see cref="DistinctElements.Find"/>; slices are ordered by their first elements that differ.</summary>
    public static (long[] Firsts, long[] Counts) Find(Tensor slices, bool sort, Span<long> inverse)
    {
        var count = (int)slices.Size(0);
        var keys = SortKeys.Of(slices);
        var width = count == 0 ? 0 : keys.Length / count;
        int[] order = [.. Enumerable.Range(0, count)];
        if (sort) Array.Sort(order, (a, b) => Row(a).SequenceCompareTo(Row(b)) is not 0 and var difference ? difference : a - b);
        var (firsts, counts) = (new List<long>(), new List<long>());
        for (var i = 0; i < count; i++)
        {
            // NaN differs from itself.
            if (i == 0 || !Row(order[i]).SequenceEqual(Row(order[i - 1]))
                || (slices.DType.IsFloatingPoint && Row(order[i]).Contains(ulong.MaxValue)))
            {
                firsts.Add(order[i]);
                counts.Add(0);
            }
            counts[^1]++;
            if (!inverse.IsEmpty) inverse[order[i]] = firsts.Count - 1;
        }
        return ([.. firsts], [.. counts]);

        ReadOnlySpan<ulong> Row(int i) => keys.AsSpan(i * width, width);
    }
}
