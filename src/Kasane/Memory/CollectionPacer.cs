namespace Kasane.Internal;

/// <summary>
/// Decides after how many bytes the pool searches for dropped tensors. Where a loop drops what it makes, often is best: the same few blocks
/// stay in the processor's second-level cache. In the middle of a training step the tape still needs everything, and a search finds
/// nothing. So the pacer begins with short intervals, takes the next longer one after a search that found little or cost too much, at last
/// gives up, and cautiously comes back when searches turn out well.
/// </summary>
/// <param name="most">The longest interval, in bytes.</param>
internal sealed class CollectionPacer(long most)
{
    // So many good searches in a row earn a shorter interval.
    private const int Patience = 4;

    // So many, where searches look too expensive for a shorter interval: where blocks are far away, a search itself is slow, so this must be
    // tried. Each time in vain doubles it.
    private const int FirstTrial = 32;
    private const int LastTrial = 1 << 14;

    // A search may now and then cost more than one in the same place would without other programs.
    private const double Tolerance = 1.5;

    // Blocks beyond the cache gain nothing from a search for each of them.
    private const long LargeBlocks = 8 << 20;

    // What a search may cost in microseconds: what it saves later. A MiB that is written in a second-level cache of 2 MiB takes 20 to 25
    // microseconds less than farther away; 8 MiB in turn instead of 32 save 40 to 300.
    private static readonly (long Bytes, double Worth)[] Levels = [(1 << 20, 20), (8 << 20, 200), (long.MaxValue, 800)];

    private int level;
    private int good;
    private int trial = FirstTrial;
    private bool tries;
    private double cost = double.MaxValue;

    /// <summary>The bytes between two searches; <see cref="long.MaxValue"/> while they do not pay.</summary>
    public long Interval => level < Levels.Length ? Math.Min(Levels[level].Bytes, most) : long.MaxValue;

    /// <summary>Whether to search before another block is handed out.</summary>
    /// <param name="handedOut">The bytes handed out since the last search and not returned.</param>
    /// <param name="size">Those of the next block.</param>
    public bool IsDue(long handedOut, long size) => handedOut + size > Math.Max(Interval, Math.Min(2 * size, LargeBlocks));

    /// <summary>Takes note of a search.</summary>
    /// <param name="handedOut">The bytes that had been handed out since the one before and not returned.</param>
    /// <param name="reclaimed">The bytes found dropped.</param>
    /// <param name="microseconds">What it took.</param>
    public void Learn(long handedOut, long reclaimed, double microseconds)
    {
        // Other programs make single searches look expensive, never cheap.
        cost = Math.Min(microseconds, cost * 1.25);
        var isUseless = reclaimed < handedOut / 2;
        if (isUseless) good = 0;
        else good++;
        if (level < Levels.Length && (isUseless || cost > Tolerance * Levels[level].Worth))
        {
            if (tries) trial = Math.Min(2 * trial, LastTrial);
            Move(1, false);
        }
        else if (level > 0 && good >= Patience && cost <= Levels[level - 1].Worth) Move(-1, false);
        else if (level > 0 && good >= trial) Move(-1, true);
        else if (tries && good >= Patience)
        {
            (trial, tries) = (FirstTrial, false);
        }
    }

    private void Move(int levels, bool asTrial)
    {
        level += levels;
        good = 0;
        tries = asTrial;
    }
}
