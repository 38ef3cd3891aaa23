using System.Collections;

namespace Kasane;

/// <summary>Groups of positions, one for each batch.</summary>
public sealed class BatchSampler : IEnumerable<int[]>
{
    private readonly IEnumerable<int> sampler;
    private readonly int? positions;

    /// <summary>Batches of one size.</summary>
    /// <param name="sampler">The order of the positions.</param>
    /// <param name="batchSize">Positions per batch; at least 1.</param>
    /// <param name="dropLast">Whether a last batch that is too small is left out; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public BatchSampler(Sampler sampler, int batchSize, bool dropLast = false)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        this.sampler = sampler;
        positions = sampler.Count;
        BatchSize = batchSize;
        DropLast = dropLast;
    }

    /// <summary>Positions per batch.</summary>
    public int BatchSize { get; }

    /// <summary>Whether a last batch that is too small is left out.</summary>
    public bool DropLast { get; }

    /// <summary>How many batches an epoch has.</summary>
    public int Count => DropLast ? positions!.Value / BatchSize : (int)(((long)positions!.Value + BatchSize - 1) / BatchSize);

    /// <inheritdoc/>
    public IEnumerator<int[]> GetEnumerator()
    {
        var batch = new List<int>();
        foreach (var position in sampler)
        {
            batch.Add(position);
            if (batch.Count < BatchSize) continue;
            yield return [.. batch];
            batch.Clear();
        }

        if (batch.Count > 0 && !DropLast) yield return [.. batch];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
