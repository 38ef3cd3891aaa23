namespace Kasane;

/// <summary>The rate times gamma every so many epochs.</summary>
public sealed class StepLR : EpochScheduler
{
    private int stepSize;
    private double gamma;

    /// <summary>Sets the rates of the first epoch.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="stepSize">After how many epochs the rate falls.</param>
    /// <param name="gamma">The factor; default 0.1.</param>
    /// <param name="lastEpoch">The epoch to go on after; default -1: from the beginning.</param>
    /// <param name="verbose">Whether every change is written to the console; default false.</param>
    public StepLR(Optimizer optimizer, int stepSize, double gamma = 0.1, int lastEpoch = -1, bool verbose = false)
        : base(optimizer)
    {
        this.stepSize = stepSize;
        this.gamma = gamma;
        Start(lastEpoch, verbose);
    }

    private protected override IEnumerable<StateEntry> OwnEntries =>
    [
        StateEntry.Integer("step_size", () => stepSize, value => stepSize = (int)value),
        StateEntry.Real("gamma", () => gamma, value => gamma = value),
    ];

    private protected override double[] Next(double[] rates, double epoch, long step)
    {
        if (epoch == 0) return rates;
        _ = ScheduleArithmetic.Divide(epoch, stepSize);
        return epoch % stepSize != 0 ? rates : rates.Times(gamma);
    }

    private protected override double[] ClosedForm(double epoch)
    {
        var times = Math.Floor(ScheduleArithmetic.Divide(epoch, stepSize));
        return Array.ConvertAll(BaseRates, rate => rate * Math.Pow(gamma, times));
    }
}
