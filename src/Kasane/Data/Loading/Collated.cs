namespace Kasane.Internal;

/// <summary>Makes a batch of items and says which items they were if that fails.</summary>
internal static class Collated
{
    public static TBatch Run<TItem, TBatch>(Func<IReadOnlyList<TItem>, TBatch> collate, IReadOnlyList<TItem> items, int[] positions)
    {
        try
        {
            return collate(items);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new DataException($"The items {string.Join(", ", positions)} make no batch: {error.Message}", error) { Indices = positions };
        }
    }
}
