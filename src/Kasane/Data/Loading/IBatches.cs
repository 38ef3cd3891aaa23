namespace Kasane.Internal;

/// <summary>One epoch's batches, before they are fetched.</summary>
internal interface IBatches<TBatch> : IDisposable
{
    /// <summary>The next batch as a piece of work that any thread may do; null at the end.</summary>
    Func<TBatch>? Next();

    /// <summary>Passes over a batch without fetching it.</summary>
    /// <returns>Whether there was one.</returns>
    bool Skip();
}
