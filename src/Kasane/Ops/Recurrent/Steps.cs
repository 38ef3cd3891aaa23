namespace Kasane.Internal;

/// <summary>
/// The steps of sequences packed step by step, longest sequence first: at step t the first Sizes[t] sequences are still running, and their
/// rows start at Offsets[t].
/// </summary>
internal sealed class Steps
{
    private readonly bool reverse;

    /// <param name="sizes">At least one, none larger than the one before.</param>
    /// <param name="reverse">Whether the steps are taken from the last to the first.</param>
    public Steps(long[] sizes, bool reverse)
    {
        this.reverse = reverse;
        Sizes = sizes;
        Offsets = new long[sizes.Length];
        for (var t = 1; t < sizes.Length; t++) Offsets[t] = Offsets[t - 1] + sizes[t - 1];
        Rows = Offsets[^1] + sizes[^1];
    }

    public long[] Sizes { get; }

    public long[] Offsets { get; }

    /// <summary>Of all steps together.</summary>
    public long Rows { get; }

    public int Count => Sizes.Length;

    /// <summary>How many sequences there are.</summary>
    public long Batch => Sizes[0];

    public bool IsUniform => Sizes[^1] == Sizes[0];

    public static Steps Uniform(long length, long batch, bool reverse)
    {
        var sizes = new long[length];
        Array.Fill(sizes, batch);
        return new(sizes, reverse);
    }

    /// <summary>The step that is taken k-th.</summary>
    public int At(int k) => reverse ? Count - 1 - k : k;

    public Steps Turned() => new(Sizes, !reverse);

    /// <summary>
    /// The rows that sequences end in, going forward, or all of step 0: runs of (first row among all, first sequence, count) that cover
    /// every sequence once.
    /// </summary>
    public IEnumerable<(long Row, long Sequence, long Count)> Ends()
    {
        if (reverse)
        {
            yield return (0, 0, Batch);
            yield break;
        }
        for (var t = Count - 1; t >= 0; t--)
        {
            var running = t + 1 < Count ? Sizes[t + 1] : 0;
            if (Sizes[t] > running) yield return (Offsets[t] + running, running, Sizes[t] - running);
        }
    }
}
