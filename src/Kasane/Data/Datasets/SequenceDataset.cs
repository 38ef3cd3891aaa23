namespace Kasane.Internal;

/// <summary>Any sequence as a dataset.</summary>
internal sealed class SequenceDataset<T>(IEnumerable<T> items) : IterableDataset<T>
{
    public override IEnumerator<T> GetEnumerator() => items.GetEnumerator();
}
