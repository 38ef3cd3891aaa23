namespace Kasane;

/// <summary>The given positions in random order, without replacement.</summary>
/// <param name="indices">The positions.</param>
/// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
public sealed class SubsetRandomSampler(IReadOnlyList<int> indices, Generator? generator = null) : Sampler
{
    private readonly int[] indices = [.. indices];

    /// <inheritdoc/>
    public override int Count => indices.Length;

    /// <inheritdoc/>
    public override IEnumerator<int> GetEnumerator()
    {
        var order = new long[indices.Length];
        (generator ?? Generator.Default).RandPerm(order);
        foreach (var i in order) yield return indices[i];
    }
}
