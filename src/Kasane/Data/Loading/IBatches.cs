namespace Kasane.Internal;

/// <summary>One epoch's batches, before they are fetched.</summary>
internal interface IBatches<TBatch> : IDisposable
{
    /// <summary>
    /// Whether finding the next batch is work by itself, as it must be read: then workers do that, too, one after the other. Otherwise only
    /// its positions are drawn, on the consumer's thread.
    /// </summary>
    bool IsStream { get; }

    /// <summary>The next batch as a piece of work that any thread may do; null at the end.</summary>
    Func<TBatch>? Next();

    /// <summary>Passes over a batch without fetching it.</summary>
    /// <returns>Whether there was one.</returns>
    bool Skip();
}
