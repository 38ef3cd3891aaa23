namespace Kasane;

/// <summary>Several schedulers that all step at once, one after the other.</summary>
public sealed class ChainedScheduler : LRScheduler
{
    private readonly LRScheduler[] schedulers;

    /// <summary>Leaves the rates as the schedulers have set them.</summary>
    /// <param name="schedulers">The schedulers, in the order in which they step.</param>
    /// <exception cref="ArgumentException">There are none, or they belong to different optimizers.</exception>
    public ChainedScheduler(params IReadOnlyList<LRScheduler> schedulers)
        : base(CommonOptimizer(schedulers)) => this.schedulers = [.. schedulers];

    private protected override IEnumerable<StateEntry> Entries => [LastRatesEntry(), StateEntry.Nested("_schedulers", schedulers)];

    /// <inheritdoc/>
    public override void Step()
    {
        foreach (var scheduler in schedulers) scheduler.Step();
        LastEpoch++;
        NoteRates();
    }

    internal override void InitialStep()
    {
        foreach (var scheduler in schedulers) scheduler.InitialStep();
        NoteRates();
    }

    internal override void Rewind()
    {
        foreach (var scheduler in schedulers) scheduler.Rewind();
        LastEpoch--;
    }

    internal override void Restart()
    {
        foreach (var scheduler in schedulers) scheduler.Restart();
        LastEpoch = 0;
        NoteRates();
    }

    private static Optimizer CommonOptimizer(IReadOnlyList<LRScheduler> schedulers)
    {
        ArgumentNullException.ThrowIfNull(schedulers);
        if (schedulers.Count == 0) throw new ArgumentException("ChainedScheduler expects at least one scheduler.", nameof(schedulers));
        foreach (var scheduler in schedulers)
            if (!ReferenceEquals(scheduler.Optimizer, schedulers[0].Optimizer))
                throw new ArgumentException("ChainedScheduler expects schedulers of one optimizer.", nameof(schedulers));
        return schedulers[0].Optimizer;
    }
}
