namespace Kasane.Internal;

/// <summary>Items passed through a function when they are fetched.</summary>
internal sealed class MappedDataset<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> transform) : Dataset<TResult>
{
    public override int Count => items.Count;

    public override TResult this[int index] => transform(items[index]);
}
