namespace Kasane;

/// <summary>Positions drawn with probabilities proportional to weights, e.g. to see rare classes more often.</summary>
public sealed class WeightedRandomSampler : Sampler
{
    private readonly double[] weights;
    private readonly bool replacement;
    private readonly Generator? generator;

    /// <summary>Draws with the given weights.</summary>
    /// <param name="weights">One per item, 0 or more; they need not add up to 1.</param>
    /// <param name="numSamples">Positions per epoch; at least 1.</param>
    /// <param name="replacement">Whether a position may come again within an epoch; default true.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1, or more positions than items without replacement.</exception>
    public WeightedRandomSampler(IReadOnlyList<double> weights, int numSamples, bool replacement = true, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfLessThan(numSamples, 1);
        if (!replacement) ArgumentOutOfRangeException.ThrowIfGreaterThan(numSamples, weights.Count);
        this.weights = [.. weights];
        this.replacement = replacement;
        this.generator = generator;
        Count = numSamples;
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override IEnumerator<int> GetEnumerator()
    {
        var drawn = Tensor.From(weights).Multinomial(Count, replacement, generator).ToArray<long>();
        foreach (var position in drawn) yield return (int)position;
    }
}
