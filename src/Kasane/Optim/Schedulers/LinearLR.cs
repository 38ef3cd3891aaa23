namespace Kasane;

/// <summary>The rate times a factor that changes linearly until an epoch.</summary>
public sealed class LinearLR : EpochScheduler
{
    private double startFactor;
    private double endFactor;
    private int totalIters;

    /// <summary>Sets the rates of the first epoch.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="startFactor">The first factor, from 0 to 1; default 1.0 / 3.</param>
    /// <param name="endFactor">The last factor, from 0 to 1; default 1.</param>
    /// <param name="totalIters">At which epoch the last factor is reached; default 5.</param>
    /// <param name="lastEpoch">The epoch to go on after; default -1: from the beginning.</param>
    /// <param name="verbose">Whether every change is written to the console; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor is not from 0 to 1.</exception>
    public LinearLR(
        Optimizer optimizer,
        double startFactor = 1.0 / 3,
        double endFactor = 1,
        int totalIters = 5,
        int lastEpoch = -1,
        bool verbose = false)
        : base(optimizer)
    {
        if (!(startFactor is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(startFactor), startFactor, "LinearLR expects a startFactor from 0 to 1.");
        if (!(endFactor is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(endFactor), endFactor, "LinearLR expects an endFactor from 0 to 1.");
        this.startFactor = startFactor;
        this.endFactor = endFactor;
        this.totalIters = totalIters;
        Start(lastEpoch, verbose);
    }

    private protected override IEnumerable<StateEntry> OwnEntries =>
    [
        StateEntry.Real("start_factor", () => startFactor, value => startFactor = value),
        StateEntry.Real("end_factor", () => endFactor, value => endFactor = value),
        StateEntry.Integer("total_iters", () => totalIters, value => totalIters = (int)value),
    ];

    private protected override double[] Next(double[] rates, double epoch, long step)
    {
        if (epoch == 0) return rates.Times(startFactor);
        if (epoch > totalIters) return rates;
        var change = endFactor - startFactor;
        return rates.Times(1 + ScheduleArithmetic.Divide(change, (totalIters * startFactor) + ((epoch - 1) * change)));
    }

    private protected override double[] ClosedForm(double epoch)
    {
        var factor = startFactor + ScheduleArithmetic.Divide((endFactor - startFactor) * Math.Min(totalIters, epoch), totalIters);
        return Array.ConvertAll(BaseRates, rate => rate * factor);
    }
}
