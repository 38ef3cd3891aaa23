namespace Kasane;

/// <summary>The rate times (1 - epoch / totalIters)^power, until it is 0.</summary>
public sealed class PolynomialLR : EpochScheduler
{
    private int totalIters;
    private double power;

    /// <summary>Sets the rates of the first epoch.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="totalIters">At which epoch the rate is 0; default 5.</param>
    /// <param name="power">The power; default 1.</param>
    /// <param name="lastEpoch">The epoch to go on after; default -1: from the beginning.</param>
    /// <param name="verbose">Whether every change is written to the console; default false.</param>
    public PolynomialLR(Optimizer optimizer, int totalIters = 5, double power = 1, int lastEpoch = -1, bool verbose = false)
        : base(optimizer)
    {
        this.totalIters = totalIters;
        this.power = power;
        Start(lastEpoch, verbose);
    }

    private protected override IEnumerable<StateEntry> OwnEntries =>
    [
        StateEntry.Integer("total_iters", () => totalIters, value => totalIters = (int)value),
        StateEntry.Real("power", () => power, value => power = value),
    ];

    private protected override double[] Next(double[] rates, double epoch, long step)
    {
        if (epoch == 0 || epoch > totalIters) return rates;
        var (left, before) = (1 - (epoch / totalIters), 1 - ((epoch - 1) / totalIters));
        return rates.Times(Math.Pow(ScheduleArithmetic.Divide(left, before), power));
    }

    private protected override double[] ClosedForm(double epoch)
    {
        var left = 1 - ScheduleArithmetic.Divide(Math.Min(totalIters, epoch), totalIters);
        return Array.ConvertAll(BaseRates, rate => rate * Math.Pow(left, power));
    }
}
