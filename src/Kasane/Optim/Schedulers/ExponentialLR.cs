namespace Kasane;

/// <summary>The rate times gamma every epoch.</summary>
public sealed class ExponentialLR : EpochScheduler
{
    private double gamma;

    /// <summary>Sets the rates of the first epoch.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="gamma">The factor.</param>
    /// <param name="lastEpoch">The epoch to go on after; default -1: from the beginning.</param>
    /// <param name="verbose">Whether every change is written to the console; default false.</param>
    public ExponentialLR(Optimizer optimizer, double gamma, int lastEpoch = -1, bool verbose = false)
        : base(optimizer)
    {
        this.gamma = gamma;
        Start(lastEpoch, verbose);
    }

    private protected override IEnumerable<StateEntry> OwnEntries =>
    [
        StateEntry.Real("gamma", () => gamma, value => gamma = value),
    ];

    private protected override double[] Next(double[] rates, double epoch, long step) => epoch == 0 ? rates : rates.Times(gamma);

    private protected override double[] ClosedForm(double epoch) => Array.ConvertAll(BaseRates, rate => rate * Math.Pow(gamma, epoch));
}
