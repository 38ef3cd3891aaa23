using System.Collections;

namespace Kasane;

/// <summary>
/// Items that can be fetched by their position: the base of everything that is loaded item by item. Arrays and lists do as well, as a
/// <see cref="DataLoader{TBatch}"/> takes any <see cref="IReadOnlyList{T}"/>. With workers, items are fetched from several threads at once.
/// </summary>
/// <typeparam name="T">An item, e.g. <c>(Tensor Image, long Label)</c>.</typeparam>
public abstract class Dataset<T> : IReadOnlyList<T>
{
    /// <summary>How many items there are.</summary>
    public abstract int Count { get; }

    /// <summary>The item at a position from 0 to <see cref="Count"/> - 1. Random numbers come from <see cref="DataRandom.Current"/>.</summary>
    public abstract T this[int index] { get; }

    /// <summary>The same items, each passed through a function when it is fetched.</summary>
    /// <param name="transform">Called on the fetching thread.</param>
    public Dataset<TResult> Map<TResult>(Func<T, TResult> transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        return new MappedDataset<T, TResult>(this, transform);
    }

    /// <summary>The items at some positions, in that order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position lies outside.</exception>
    public Dataset<T> Subset(params IReadOnlyList<int> indices) => new SubsetDataset<T>(this, indices);

    /// <inheritdoc cref="Dataset.RandomSplit{T}(IReadOnlyList{T}, ReadOnlySpan{int}, Generator?)"/>
    public Dataset<T>[] RandomSplit(ReadOnlySpan<int> lengths, Generator? generator = null) => Dataset.RandomSplit(this, lengths, generator);

    /// <inheritdoc cref="Dataset.RandomSplit{T}(IReadOnlyList{T}, ReadOnlySpan{double}, Generator?)"/>
    public Dataset<T>[] RandomSplit(ReadOnlySpan<double> fractions, Generator? generator = null) =>
        Dataset.RandomSplit(this, fractions, generator);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
