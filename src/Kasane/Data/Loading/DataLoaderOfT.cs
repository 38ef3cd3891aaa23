using System.Collections;
using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>
/// Batches of a dataset, in a random order if asked for, fetched ahead by workers if asked for. Each <c>foreach</c> or <c>await foreach</c>
/// is an epoch. The order, and the random numbers of each item, are the same for any number of workers. Made by <see cref="DataLoader"/>.
/// </summary>
/// <typeparam name="TBatch">A batch, e.g. <c>(Tensor Images, Tensor Labels)</c>.</typeparam>
public sealed class DataLoader<TBatch> : IEnumerable<TBatch>
{
    private readonly Func<long, IBatches<TBatch>> open;
    private readonly int? count;

    internal DataLoader(DataLoaderOptions options, int? count, Func<long, IBatches<TBatch>> open)
    {
        Options = options;
        this.count = count;
        this.open = open;
    }

    /// <summary>How the batches are made.</summary>
    public DataLoaderOptions Options { get; }

    /// <summary>How many batches an epoch has.</summary>
    /// <exception cref="NotSupportedException">The dataset is read from front to back, and nobody knows its length.</exception>
    public int Count => count
        ?? throw new NotSupportedException("A dataset that is read from front to back has no known number of batches. Count them with foreach.");

    /// <summary>How many batches an epoch has, where that is known.</summary>
    public int? KnownCount => count;

    /// <summary>Begins an epoch: draws its seed and, where workers fetch ahead, its order.</summary>
    public BatchEnumerator<TBatch> GetEnumerator() => StartAt(0);

    /// <summary>
    /// Begins an epoch and passes over its first batches without fetching them. With the random stream put back to where it was before the
    /// epoch, the batches that follow are the same ones, to the bit.
    /// </summary>
    /// <param name="batch">How many batches to pass over.</param>
    /// <param name="cancellationToken">Ends waiting and fetching.</param>
    public BatchEnumerator<TBatch> StartAt(int batch, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        // PyTorch's loader draws this seed first, for its workers; then the sampler draws its own.
        var seed = DataRandom.Seed(Options.Generator ?? Generator.Default);
        return new(open(seed), Options, batch, cancellationToken);
    }

    IEnumerator<TBatch> IEnumerable<TBatch>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Begins an epoch whose batches are awaited: <c>await foreach (var batch in loader)</c>.</summary>
    /// <remarks>There is no interface for it: with both, C# could not choose between the two families of LINQ.</remarks>
    public BatchEnumerator<TBatch> GetAsyncEnumerator(CancellationToken cancellationToken = default) => StartAt(0, cancellationToken);

    /// <summary>An epoch whose batches are awaited, as an <see cref="IAsyncEnumerable{T}"/>.</summary>
    /// <param name="cancellationToken">Ends waiting and fetching.</param>
    public async IAsyncEnumerable<TBatch> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var batches = StartAt(0, cancellationToken);
        while (await batches.MoveNextAsync().ConfigureAwait(false)) yield return batches.Current;
    }
}
