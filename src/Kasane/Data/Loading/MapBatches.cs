namespace Kasane.Internal;

/// <summary>Batches of a dataset whose items have positions.</summary>
internal sealed class MapBatches<TItem, TBatch>(
    IReadOnlyList<TItem> data, Func<IReadOnlyList<TItem>, TBatch> collate, IEnumerator<int[]> batches, long seed) : IBatches<TBatch>
{
    private long ordinal;

    public bool IsStream => false;

    public Func<TBatch>? Next()
    {
        if (!batches.MoveNext()) return null;
        var (positions, first) = (batches.Current, ordinal);
        ordinal += positions.Length;
        return () => Fetch(positions, first);
    }

    public bool Skip()
    {
        if (!batches.MoveNext()) return false;
        ordinal += batches.Current.Length;
        return true;
    }

    public void Dispose() => batches.Dispose();

    private TBatch Fetch(int[] positions, long first)
    {
        // Only where items are collated as they are stacked here may a dataset make the whole batch.
        if (collate is Func<IReadOnlyList<TBatch>, TBatch> own && Collate.IsStack(own) && data is IBatchSource<TBatch> { CanFetch: true } source)
        {
            foreach (var position in positions)
                if ((uint)position >= (uint)data.Count)
                    throw Failed(position, new ArgumentOutOfRangeException(nameof(positions), position, $"There are {data.Count} items."));
            return source.Fetch(positions);
        }

        var items = new TItem[positions.Length];
        for (var i = 0; i < items.Length; i++)
        {
            using var stream = DataRandom.Enter(seed, first + i);
            try
            {
                items[i] = data[positions[i]];
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                throw Failed(positions[i], error);
            }
        }

        return Collated.Run(collate, items, positions);
    }

    private static DataException Failed(int position, Exception error) =>
        new($"Item {position} could not be loaded: {error.Message}", error) { Indices = [position] };
}
