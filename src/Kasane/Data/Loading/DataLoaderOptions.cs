namespace Kasane;

/// <summary>How a <see cref="DataLoader{TBatch}"/> makes batches.</summary>
public sealed record DataLoaderOptions
{
    /// <summary>Items per batch; default 1.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>Whether each epoch has an order of its own; default false.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Whether a last batch that is too small is left out; default false.</summary>
    public bool DropLast { get; init; }

    /// <summary>The order of the items, instead of <see cref="Shuffle"/>.</summary>
    public Sampler? Sampler { get; init; }

    /// <summary>The positions of each batch, instead of batch size, order and <see cref="DropLast"/>.</summary>
    public BatchSampler? BatchSampler { get; init; }

    /// <summary>How many batches may be fetched at the same time, on threads of the pool; default 0: on the caller's thread.</summary>
    public int Workers { get; init; }

    /// <summary>How many batches each worker may be ahead; default 2.</summary>
    public int PrefetchFactor { get; init; } = 2;

    /// <summary>The stream from which epochs draw their seeds and order; default <see cref="Generator.Default"/>.</summary>
    public Generator? Generator { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Workers);
        ArgumentOutOfRangeException.ThrowIfLessThan(PrefetchFactor, 1);
        if (Sampler is not null && Shuffle)
            throw new ArgumentException("A loader expects either a sampler or shuffling. Leave Shuffle out: the sampler is the order.");
        if (BatchSampler is not null && (Sampler is not null || Shuffle || DropLast || BatchSize != 1))
            throw new ArgumentException("A batch sampler decides everything about batches. Leave BatchSize, Shuffle, Sampler and DropLast out.");
    }
}
