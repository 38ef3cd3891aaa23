namespace Kasane;

/// <summary>One scheduler after the other, each from an epoch on.</summary>
public sealed class SequentialLR : LRScheduler
{
    private readonly LRScheduler[] schedulers;
    private double[] milestones;

    /// <summary>Sets the rates of the first scheduler's first epoch.</summary>
    /// <param name="optimizer">The optimizer of all the schedulers.</param>
    /// <param name="schedulers">The schedulers, in order.</param>
    /// <param name="milestones">The ascending epochs at which the second, third, ... take over.</param>
    /// <param name="lastEpoch">The epoch to go on after; default -1: from the beginning.</param>
    /// <exception cref="ArgumentException">
    /// A scheduler belongs to another optimizer, or there is not one epoch between each two.
    /// </exception>
    public SequentialLR(Optimizer optimizer, IReadOnlyList<LRScheduler> schedulers, IReadOnlyList<int> milestones, int lastEpoch = -1)
        : base(optimizer)
    {
        ArgumentNullException.ThrowIfNull(schedulers);
        ArgumentNullException.ThrowIfNull(milestones);
        foreach (var scheduler in schedulers)
            if (!ReferenceEquals(scheduler.Optimizer, optimizer))
                throw new ArgumentException("SequentialLR expects schedulers of the optimizer that it is given.", nameof(schedulers));
        if (schedulers.Count == 0 || milestones.Count != schedulers.Count - 1)
            throw new ArgumentException(
                $"SequentialLR expects one milestone fewer than schedulers, but got {milestones.Count} and {schedulers.Count}.",
                nameof(milestones));
        this.schedulers = [.. schedulers];
        this.milestones = [.. milestones];
        LastEpoch = lastEpoch + 1;
        // The schedulers' constructors have each set the rates; now only the first one counts.
        foreach (var group in optimizer.Groups)
            if (group.ScheduleValues.TryGetValue("initial_lr", out var rate)) group.Rate = rate;
        foreach (var scheduler in schedulers) scheduler.Rewind();
        schedulers[0].InitialStep();
        NoteRates();
    }

    private protected override IEnumerable<StateEntry> Entries =>
    [
        StateEntry.Reals("_milestones", () => milestones, value => milestones = value) with
        {
            Get = () => milestones.Select(StateEntry.Whole).ToArray(),
        },
        LastEpochEntry(),
        LastRatesEntry(),
        StateEntry.Nested("_schedulers", schedulers),
    ];

    /// <inheritdoc/>
    public override void Step() => Go(LastEpoch + 1, begins: false);

    internal override void InitialStep()
    {
        schedulers[0].InitialStep();
        LastEpoch = 0;
        NoteRates();
    }

    internal override void Rewind()
    {
        foreach (var scheduler in schedulers) scheduler.Rewind();
        LastEpoch--;
    }

    internal override void Restart() => Go(0, begins: true);

    private void Go(double epoch, bool begins)
    {
        var current = ScheduleArithmetic.CountUpTo(milestones, epoch);
        if (begins || (current > 0 && milestones[current - 1] == epoch)) schedulers[current].Restart();
        else schedulers[current].Step();
        LastEpoch = epoch;
        NoteRates();
    }
}
