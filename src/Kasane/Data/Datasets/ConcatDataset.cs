namespace Kasane.Internal;

/// <summary>The items of several datasets, one after the other.</summary>
internal sealed class ConcatDataset<T> : Dataset<T>
{
    private readonly IReadOnlyList<T>[] parts;

    /// <summary>Where each part ends.</summary>
    private readonly int[] ends;

    public ConcatDataset(IReadOnlyList<IReadOnlyList<T>> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0) throw new ArgumentException("Expected at least one dataset, but got none.", nameof(parts));
        this.parts = [.. parts];
        ends = new int[parts.Count];
        var end = 0;
        for (var i = 0; i < ends.Length; i++) ends[i] = end = checked(end + parts[i].Count);
    }

    public override int Count => ends[^1];

    public override T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(index), index, $"Position {index} lies outside the {Count} items.");
            var at = Array.BinarySearch(ends, index + 1);
            if (at < 0) at = ~at;
            while (at > 0 && ends[at - 1] == ends[at]) at--;
            return parts[at][index - (at == 0 ? 0 : ends[at - 1])];
        }
    }
}
