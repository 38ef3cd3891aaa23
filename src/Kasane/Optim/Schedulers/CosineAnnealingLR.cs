namespace Kasane;

/// <summary>
/// The rate falls to a minimum along half a period of the cosine, then rises again (Loshchilov and Hutter 2017, without restarts).
/// </summary>
public sealed class CosineAnnealingLR : EpochScheduler
{
    private int tMax;
    private double etaMin;

    /// <summary>Sets the rates of the first epoch.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="tMax">The epochs of half a period.</param>
    /// <param name="etaMin">The smallest rate; default 0.</param>
    /// <param name="lastEpoch">The epoch to go on after; default -1: from the beginning.</param>
    /// <param name="verbose">Whether every change is written to the console; default false.</param>
    public CosineAnnealingLR(Optimizer optimizer, int tMax, double etaMin = 0, int lastEpoch = -1, bool verbose = false)
        : base(optimizer)
    {
        this.tMax = tMax;
        this.etaMin = etaMin;
        Start(lastEpoch, verbose);
    }

    private protected override IEnumerable<StateEntry> OwnEntries =>
    [
        StateEntry.Integer("T_max", () => tMax, value => tMax = (int)value),
        StateEntry.Real("eta_min", () => etaMin, value => etaMin = value),
    ];

    private protected override double[] Next(double[] rates, double epoch, long step)
    {
        if (epoch == 0) return rates;
        if (step == 1 && epoch > 0) return ClosedForm(epoch);
        var turn = ScheduleArithmetic.Divide(Math.PI, tMax);
        // Where the cosine is lowest, the quotient of its neighbours says nothing.
        if ((epoch - 1 - tMax) % (2.0 * tMax) == 0)
            return [.. rates.Zip(BaseRates, (rate, start) => rate + ((start - etaMin) * (1 - Math.Cos(turn)) / 2))];
        var quotient = (1 + Math.Cos(Math.PI * epoch / tMax)) / (1 + Math.Cos(Math.PI * (epoch - 1) / tMax));
        return Array.ConvertAll(rates, rate => (quotient * (rate - etaMin)) + etaMin);
    }

    private protected override double[] ClosedForm(double epoch)
    {
        var height = 1 + Math.Cos(ScheduleArithmetic.Divide(Math.PI * epoch, tMax));
        return Array.ConvertAll(BaseRates, rate => etaMin + ((rate - etaMin) * height / 2));
    }
}
