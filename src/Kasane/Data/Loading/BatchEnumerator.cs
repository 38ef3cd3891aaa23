using System.Collections;

namespace Kasane;

/// <summary>
/// One epoch over a <see cref="DataLoader{TBatch}"/>. Batches come in the order of the sampler, however many workers fetch them; an
/// exception comes in its place of the order.
/// </summary>
public sealed class BatchEnumerator<TBatch> : IEnumerator<TBatch>, IAsyncEnumerator<TBatch>
{
    private readonly IBatches<TBatch> batches;
    private readonly Queue<Task<Fetched>> ahead = [];
    private readonly SemaphoreSlim? slots;
    private readonly int depth;
    private readonly CancellationTokenSource stop;
    private Task read = Task.CompletedTask;
    private bool ended;
    private bool finished;
    private bool disposed;

    internal BatchEnumerator(IBatches<TBatch> batches, DataLoaderOptions options, int skip, CancellationToken cancellationToken)
    {
        this.batches = batches;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (options.Workers > 0) slots = new(options.Workers);
        depth = checked(options.Workers * options.PrefetchFactor);
        while (Position < skip && batches.Skip()) Position++;
        ended = Position < skip;
        Fill();
    }

    /// <inheritdoc/>
    public TBatch Current { get; private set; } = default!;

    /// <summary>How many batches of the epoch have passed.</summary>
    public int Position { get; private set; }

    object? IEnumerator.Current => Current;

    /// <inheritdoc/>
    public bool MoveNext() => MoveNext(CancellationToken.None);

    /// <summary>Waits for the next batch.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="OperationCanceledException">Asked to stop; the batch is not lost, the next call gives it.</exception>
    /// <exception cref="DataException">An item could not be loaded.</exception>
    public bool MoveNext(CancellationToken cancellationToken)
    {
        var started = DataMeter.Start();
        var moved = Advance(cancellationToken);
        if (moved) DataMeter.Got(started);
        return moved;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> MoveNextAsync()
    {
        var started = DataMeter.Start();
        var moved = await AdvanceAsync().ConfigureAwait(false);
        if (moved) DataMeter.Got(started);
        return moved;
    }

    /// <summary>Not possible: ask the loader for a new epoch.</summary>
    public void Reset() => throw new NotSupportedException("An epoch cannot start again. Ask the loader for a new enumerator.");

    /// <summary>Ends the epoch; waits for items that are being fetched.</summary>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        stop.Cancel();
        Task.WhenAll(ahead).ContinueWith(
            static all => _ = all.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
        batches.Dispose();
        slots?.Dispose();
        stop.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private bool Advance(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        stop.Token.ThrowIfCancellationRequested();
        if (slots is null)
        {
            if (ended || batches.Next() is not { } fetch) return End();
            Position++;
            Current = fetch();
            return true;
        }

        if (finished || ahead.Count == 0) return End();
        // A failed task ends the wait as well; what went wrong is thrown below, when the batch has left the queue.
        if (!ahead.Peek().IsCompleted) Task.WaitAny([ahead.Peek()], cancellationToken);
        return Take();
    }

    private async ValueTask<bool> AdvanceAsync()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (slots is null)
        {
            stop.Token.ThrowIfCancellationRequested();
            if (ended || batches.Next() is not { } fetch) return End();
            Position++;
            Current = await Task.Run(fetch, stop.Token).ConfigureAwait(false);
            return true;
        }

        if (finished || ahead.Count == 0) return End();
        await Task.WhenAny(ahead.Peek()).ConfigureAwait(false);
        stop.Token.ThrowIfCancellationRequested();
        return Take();
    }

    private bool Take()
    {
        var next = ahead.Dequeue();
        try
        {
            var fetched = next.GetAwaiter().GetResult();
            if (fetched.IsEnd) return End();
            Position++;
            Current = fetched.Batch;
            return true;
        }
        catch
        {
            Position++;
            throw;
        }
        finally
        {
            Fill();
        }
    }

    // Positions are drawn here, on the consumer's thread: the random streams do not depend on which worker is faster.
    private void Fill()
    {
        while (!ended && ahead.Count < depth)
        {
            if (batches.IsStream) ahead.Enqueue(ReadOn());
            else if (batches.Next() is { } fetch) ahead.Enqueue(Run(fetch));
            else ended = true;
        }
    }

    /// <summary>Reads the next items of a stream when those before them are read; putting them together may overlap.</summary>
    private Task<Fetched> ReadOn()
    {
        var (before, done) = (read, new TaskCompletionSource());
        read = done.Task;
        return Read();

        async Task<Fetched> Read()
        {
            Func<TBatch>? fetch;
            try
            {
                await before.ConfigureAwait(false);
                fetch = await Task.Run(batches.Next, stop.Token).ConfigureAwait(false);
            }
            finally
            {
                done.SetResult();
            }
            return fetch is null ? default : await Run(fetch).ConfigureAwait(false);
        }
    }

    private async Task<Fetched> Run(Func<TBatch> fetch)
    {
        var token = stop.Token;
        await slots!.WaitAsync(token).ConfigureAwait(false);
        try
        {
            return new(await Task.Run(fetch, token).ConfigureAwait(false), IsBatch: true);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>A batch, or (by default) the end of a stream.</summary>
    private readonly record struct Fetched(TBatch Batch, bool IsBatch)
    {
        public bool IsEnd => !IsBatch;
    }

    private bool End()
    {
        ended = finished = true;
        Current = default!;
        return false;
    }
}
