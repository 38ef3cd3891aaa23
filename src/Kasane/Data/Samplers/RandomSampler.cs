namespace Kasane;

/// <summary>
/// Positions in random order, without replacement (a permutation) or with. Without a generator an epoch draws one seed from
/// <see cref="Generator.Default"/> and everything else from a stream of its own: the order is PyTorch's for a seed.
/// </summary>
public sealed class RandomSampler : Sampler
{
    private const int Portion = 32;

    private readonly int items;
    private readonly bool replacement;
    private readonly Generator? generator;

    /// <summary>An order over so many items.</summary>
    /// <param name="items">How many items there are; at least 1.</param>
    /// <param name="replacement">Whether a position may come again within an epoch; default false.</param>
    /// <param name="numSamples">Positions per epoch; default: as many as there are items. More than that begin a new permutation.</param>
    /// <param name="generator">The stream to draw from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public RandomSampler(int items, bool replacement = false, int? numSamples = null, Generator? generator = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(numSamples ?? items, 1, nameof(numSamples));
        this.items = items;
        this.replacement = replacement;
        this.generator = generator;
        Count = numSamples ?? items;
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override IEnumerator<int> GetEnumerator()
    {
        var stream = generator ?? new Generator(DataRandom.Seed(Generator.Default));
        return replacement ? Drawn(stream) : Permuted(stream);
    }

    private IEnumerator<int> Drawn(Generator stream)
    {
        for (var done = 0; ; done += Portion)
        {
            var portion = new long[Math.Min(Portion, Count - done)];
            stream.RandInt<long>(portion, 0, items);
            foreach (var position in portion) yield return (int)position;
            if (portion.Length < Portion) yield break;
        }
    }

    private IEnumerator<int> Permuted(Generator stream)
    {
        // PyTorch draws the last permutation also where nothing of it is needed.
        for (var left = Count; ; left -= items)
        {
            var order = new long[items];
            stream.RandPerm(order);
            foreach (var position in order.AsSpan(0, Math.Min(items, left)).ToArray()) yield return (int)position;
            if (left < items) yield break;
        }
    }
}
