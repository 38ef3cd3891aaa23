using System.Collections;

namespace Kasane;

/// <summary>
/// Items that can only be read one after the other, such as the lines of a stream. A <see cref="DataLoader{TBatch}"/> reads them in order, on
/// one thread at a time; there is no shuffling.
/// </summary>
/// <typeparam name="T">An item.</typeparam>
public abstract class IterableDataset<T> : IEnumerable<T>
{
    /// <summary>Starts reading from the beginning.</summary>
    public abstract IEnumerator<T> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Any sequence as a dataset.</summary>
    public static IterableDataset<T> From(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new SequenceDataset<T>(items);
    }
}
