namespace Kasane.Internal;

/// <summary>The items at some positions of another dataset.</summary>
internal sealed class SubsetDataset<T> : Dataset<T>, IBatchSource<T>
{
    private readonly IReadOnlyList<T> items;
    private readonly int[] indices;

    public SubsetDataset(IReadOnlyList<T> items, IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(indices);
        foreach (var index in indices)
            if ((uint)index >= (uint)items.Count)
                throw new ArgumentOutOfRangeException(nameof(indices), index, $"Position {index} lies outside the {items.Count} items.");
        this.items = items;
        this.indices = [.. indices];
    }

    public override int Count => indices.Length;

    public bool CanFetch => items is IBatchSource<T> { CanFetch: true };

    public override T this[int index] => items[indices[index]];

    public T Fetch(ReadOnlySpan<int> positions)
    {
        var own = new int[positions.Length];
        for (var i = 0; i < own.Length; i++) own[i] = indices[positions[i]];
        return ((IBatchSource<T>)items).Fetch(own);
    }
}
