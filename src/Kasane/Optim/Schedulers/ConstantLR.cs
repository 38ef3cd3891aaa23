namespace Kasane;

/// <summary>The rate times a factor until an epoch, from then on without it.</summary>
public sealed class ConstantLR : EpochScheduler
{
    private double factor;
    private int totalIters;

    /// <summary>Sets the rates of the first epoch.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="factor">The factor, from 0 to 1; default 1.0 / 3.</param>
    /// <param name="totalIters">From which epoch on the rate is the full one; default 5.</param>
    /// <param name="lastEpoch">The epoch to go on after; default -1: from the beginning.</param>
    /// <param name="verbose">Whether every change is written to the console; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not from 0 to 1.</exception>
    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int totalIters = 5, int lastEpoch = -1, bool verbose = false)
        : base(optimizer)
    {
        if (!(factor is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "ConstantLR expects a factor from 0 to 1.");
        this.factor = factor;
        this.totalIters = totalIters;
        Start(lastEpoch, verbose);
    }

    private protected override IEnumerable<StateEntry> OwnEntries =>
    [
        StateEntry.Real("factor", () => factor, value => factor = value),
        StateEntry.Integer("total_iters", () => totalIters, value => totalIters = (int)value),
    ];

    private protected override double[] Next(double[] rates, double epoch, long step) =>
        epoch == 0 ? rates.Times(factor)
        : epoch == totalIters ? rates.Times(ScheduleArithmetic.Divide(1, factor))
        : rates;

    private protected override double[] ClosedForm(double epoch)
    {
        var share = factor + ((epoch >= totalIters ? 1 : 0) * (1 - factor));
        return Array.ConvertAll(BaseRates, rate => rate * share);
    }
}
