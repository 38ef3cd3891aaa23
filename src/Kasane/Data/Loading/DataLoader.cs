using System.Diagnostics.CodeAnalysis;

namespace Kasane;

/// <summary>Makes loaders; the batch's type follows from the items'.</summary>
public static class DataLoader
{
    /// <summary>Batches of tensors: items of one shape, stacked along a new dimension 0.</summary>
    /// <param name="data">The items; any list will do.</param>
    /// <param name="options">Batch size, order, workers; default: one item per batch, in order.</param>
    public static DataLoader<Tensor> Create(IReadOnlyList<Tensor> data, DataLoaderOptions? options = null) => Create(data, Collate.Stack, options);

    /// <summary>Batches of pairs of tensors, stacked each.</summary>
    /// <inheritdoc cref="Create(IReadOnlyList{Tensor}, DataLoaderOptions?)"/>
    public static DataLoader<(Tensor Inputs, Tensor Targets)> Create(IReadOnlyList<(Tensor, Tensor)> data, DataLoaderOptions? options = null) =>
        Create<(Tensor, Tensor), (Tensor Inputs, Tensor Targets)>(data, Collate.Stack, options);

    /// <summary>Batches of a tensor with a number each, such as a label.</summary>
    /// <inheritdoc cref="Create(IReadOnlyList{Tensor}, DataLoaderOptions?)"/>
    public static DataLoader<(Tensor Inputs, Tensor Targets)> Create(IReadOnlyList<(Tensor, long)> data, DataLoaderOptions? options = null) =>
        Create<(Tensor, long), (Tensor Inputs, Tensor Targets)>(data, Collate.Pair<Tensor, long, Tensor, Tensor>(Collate.Stack, Collate.Numbers), options);

    /// <summary>Batches of triples of tensors, stacked each.</summary>
    /// <inheritdoc cref="Create(IReadOnlyList{Tensor}, DataLoaderOptions?)"/>
    public static DataLoader<(Tensor First, Tensor Second, Tensor Third)> Create(
        IReadOnlyList<(Tensor, Tensor, Tensor)> data, DataLoaderOptions? options = null) =>
        Create<(Tensor, Tensor, Tensor), (Tensor First, Tensor Second, Tensor Third)>(data, Collate.Stack, options);

    /// <summary>Batches of dictionaries with the same keys, stacked key by key.</summary>
    /// <inheritdoc cref="Create(IReadOnlyList{Tensor}, DataLoaderOptions?)"/>
    public static DataLoader<IReadOnlyDictionary<string, Tensor>> Create(
        IReadOnlyList<IReadOnlyDictionary<string, Tensor>> data, DataLoaderOptions? options = null) =>
        Create(data, Collate.Dictionary<Tensor, Tensor>(Collate.Stack), options);

    /// <summary>Batches made by a function of one's own; <see cref="Collate"/> has parts to build it from.</summary>
    /// <param name="data">The items; any list will do.</param>
    /// <param name="collate">Makes a batch of some items; with workers it is called on their threads.</param>
    /// <param name="options">Batch size, order, workers; default: one item per batch, in order.</param>
    /// <exception cref="ArgumentException">Options contradict each other.</exception>
    public static DataLoader<TBatch> Create<TItem, TBatch>(
        IReadOnlyList<TItem> data, Func<IReadOnlyList<TItem>, TBatch> collate, DataLoaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(collate);
        options ??= new();
        options.Validate();
        var batches = options.BatchSampler ?? new(Order(data.Count, options), options.BatchSize, options.DropLast);
        return new(options, batches.Count, seed => new MapBatches<TItem, TBatch>(data, collate, batches.GetEnumerator(), seed));
    }

    /// <summary>Batches of items that are read from front to back.</summary>
    /// <param name="data">The items.</param>
    /// <param name="collate">Makes a batch of some items; with workers it is called on their threads.</param>
    /// <param name="options">Batch size and workers; there is no order to choose.</param>
    /// <exception cref="ArgumentException">An order was asked for.</exception>
    public static DataLoader<TBatch> Create<TItem, TBatch>(
        IterableDataset<TItem> data, Func<IReadOnlyList<TItem>, TBatch> collate, DataLoaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(collate);
        options ??= new();
        options.Validate();
        if (options.Shuffle || options.Sampler is not null || options.BatchSampler is not null)
            throw new ArgumentException("A dataset that is read from front to back has no order to choose. Leave Shuffle and samplers out.", nameof(options));
        return new(options, null, seed => new StreamBatches<TItem, TBatch>(data.GetEnumerator(), collate, options, seed));
    }

    /// <summary>Batches in the items' own structure: records, tuples and dictionaries of tensors, nested as one likes.</summary>
    /// <typeparam name="T">The type of an item, and of a batch.</typeparam>
    /// <inheritdoc cref="Create{TItem, TBatch}(IReadOnlyList{TItem}, Func{IReadOnlyList{TItem}, TBatch}, DataLoaderOptions?)"/>
    [RequiresUnreferencedCode("Records are taken apart by reflection. Pass a collate function where the program is trimmed.")]
    [RequiresDynamicCode("Records are taken apart by reflection. Pass a collate function where the program is compiled ahead of time.")]
    public static DataLoader<T> CreateStructured<T>(IReadOnlyList<T> data, DataLoaderOptions? options = null) =>
        Create(data, Collate.Structured<T, T>(), options);

    private static Sampler Order(int count, DataLoaderOptions options)
    {
        if (options.Sampler is { } sampler) return sampler;
        return options.Shuffle ? new RandomSampler(count, generator: options.Generator) : new SequentialSampler(count);
    }
}
