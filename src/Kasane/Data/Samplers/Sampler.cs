using System.Collections;

namespace Kasane;

/// <summary>
/// The order in which positions are visited. Each enumeration is an epoch; numbers are drawn when it begins to move, as in PyTorch.
/// </summary>
/// <remarks>
/// A training that was stopped can go on bit for bit only if all draws from <see cref="Generator.Default"/> happen before the first
/// position is given out; streams of one's own may be drawn from at any time.
/// </remarks>
public abstract class Sampler : IEnumerable<int>
{
    /// <summary>How many positions an epoch visits.</summary>
    public abstract int Count { get; }

    /// <inheritdoc/>
    public abstract IEnumerator<int> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
