using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>The pool searches often where that pays, and not where nothing is found.</summary>
public class CollectionPacerTests
{
    private const long MiB = 1 << 20;

    [Fact]
    public void It_begins_with_what_a_cache_holds()
    {
        var pacer = new CollectionPacer(32 * MiB);
        Assert.Equal(MiB, pacer.Interval);
        Assert.False(pacer.IsDue(3 * MiB / 4, MiB / 4));
        Assert.True(pacer.IsDue(MiB, MiB / 4));
    }

    [Fact]
    public void Large_blocks_are_not_searched_for_each()
    {
        var pacer = new CollectionPacer(32 * MiB);
        Assert.False(pacer.IsDue(4 * MiB, 4 * MiB));
        Assert.True(pacer.IsDue(8 * MiB, 4 * MiB));
        Assert.True(pacer.IsDue(64 * MiB, 64 * MiB));
    }

    [Fact]
    public void Searches_that_find_nothing_end_soon()
    {
        var pacer = new CollectionPacer(32 * MiB);
        var searches = 0;
        for (long alive = 0, handedOut = 0; alive < 1024 * MiB; alive += MiB / 4)
        {
            if (pacer.IsDue(handedOut, MiB / 4))
            {
                pacer.Learn(handedOut, 0, 100);
                searches++;
                handedOut = 0;
            }
            handedOut += MiB / 4;
        }
        Assert.Equal(3, searches);
        Assert.Equal(long.MaxValue, pacer.Interval);
    }

    [Fact]
    public void Good_searches_bring_it_back()
    {
        var pacer = new CollectionPacer(32 * MiB);
        for (var i = 0; i < 3; i++) pacer.Learn(MiB, 0, 100);
        var intervals = new List<long>();
        for (var i = 0; i < 12; i++)
        {
            pacer.Learn(32 * MiB, 31 * MiB, 15);
            intervals.Add(pacer.Interval / MiB);
        }
        var never = long.MaxValue / MiB;
        Assert.Equal([never, never, never, 32, 32, 32, 32, 8, 8, 8, 8, 1], intervals);
    }

    [Fact]
    public void Searches_in_the_middle_of_steps_do_not()
    {
        var pacer = new CollectionPacer(32 * MiB);
        for (var i = 0; i < 3; i++) pacer.Learn(MiB, 0, 100);
        for (var i = 0; i < 100; i++) pacer.Learn(32 * MiB, i % 4 == 3 ? MiB : 30 * MiB, 15);
        Assert.Equal(long.MaxValue, pacer.Interval);
    }

    [Fact]
    public void Costly_searches_become_rare()
    {
        var pacer = new CollectionPacer(32 * MiB);
        pacer.Learn(MiB, MiB, 50);
        Assert.Equal(8 * MiB, pacer.Interval);
        for (var i = 0; i < 10; i++) pacer.Learn(8 * MiB, 8 * MiB, 50);
        Assert.Equal(8 * MiB, pacer.Interval);
        pacer.Learn(8 * MiB, 8 * MiB, 15);
        Assert.Equal(MiB, pacer.Interval);
    }

    [Fact]
    public void A_single_slow_search_changes_nothing()
    {
        var pacer = new CollectionPacer(32 * MiB);
        pacer.Learn(MiB, MiB, 15);
        pacer.Learn(MiB, MiB, 5000);
        pacer.Learn(MiB, MiB, 15);
        Assert.Equal(MiB, pacer.Interval);
    }

    [Fact]
    public void Searches_that_are_cheap_only_at_short_intervals_are_found()
    {
        var pacer = new CollectionPacer(32 * MiB);
        // Far from the caches a search takes 300 microseconds, among few blocks 60.
        for (var i = 0; i < 3; i++) pacer.Learn(8 * MiB, 8 * MiB, 5000);
        Assert.Equal(long.MaxValue, pacer.Interval);
        for (var i = 0; i < 200; i++) pacer.Learn(8 * MiB, 8 * MiB, pacer.Interval > 8 * MiB ? 300 : 60);
        Assert.Equal(8 * MiB, pacer.Interval);
    }

    [Fact]
    public void Trials_in_vain_become_rare()
    {
        var pacer = new CollectionPacer(32 * MiB);
        var trials = 0;
        for (var i = 0; i < 2000; i++)
        {
            pacer.Learn(32 * MiB, 32 * MiB, pacer.Interval > 8 * MiB ? 500 : 400);
            if (pacer.Interval <= 8 * MiB) trials++;
        }
        Assert.InRange(trials, 1, 16);
    }

    [Fact]
    public void A_small_budget_bounds_the_interval()
    {
        var pacer = new CollectionPacer(MiB / 4);
        Assert.Equal(MiB / 4, pacer.Interval);
        Assert.True(pacer.IsDue(MiB / 4, MiB / 16));
    }
}
