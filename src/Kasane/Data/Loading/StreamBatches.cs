namespace Kasane.Internal;

/// <summary>Batches of a dataset that is read from front to back. Items are read in order, by one thread at a time.</summary>
internal sealed class StreamBatches<TItem, TBatch>(
    IEnumerator<TItem> items, Func<IReadOnlyList<TItem>, TBatch> collate, DataLoaderOptions options, long seed) : IBatches<TBatch>
{
    private int position;

    public bool IsStream => true;

    public Func<TBatch>? Next()
    {
        var batch = Read();
        if (batch.Length == 0) return null;
        var positions = Enumerable.Range(position - batch.Length, batch.Length).ToArray();
        return () => Collated.Run(collate, batch, positions);
    }

    public bool Skip() => Read().Length > 0;

    public void Dispose() => items.Dispose();

    private TItem[] Read()
    {
        var batch = new List<TItem>(Math.Min(options.BatchSize, 1024));
        while (batch.Count < options.BatchSize)
        {
            using var stream = DataRandom.Enter(seed, position);
            try
            {
                if (!items.MoveNext()) break;
                batch.Add(items.Current);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                var failed = position++;
                throw new DataException($"Item {failed} could not be loaded: {error.Message}", error) { Indices = [failed] };
            }

            position++;
        }

        return batch.Count < options.BatchSize && options.DropLast ? [] : [.. batch];
    }
}
