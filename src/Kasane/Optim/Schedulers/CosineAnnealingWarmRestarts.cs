namespace Kasane;

/// <summary>The rate falls along half a period of the cosine, then starts anew (Loshchilov and Hutter 2017).</summary>
public sealed class CosineAnnealingWarmRestarts : EpochScheduler
{
    private int first;
    private int growth;
    private double etaMin;
    private double length;
    private double place;

    /// <summary>Sets the rates of the first epoch.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="t0">The epochs until the first restart; at least 1.</param>
    /// <param name="tMult">How much longer each next period is; at least 1, default 1.</param>
    /// <param name="etaMin">The smallest rate; default 0.</param>
    /// <param name="lastEpoch">The epoch to go on after; default -1: from the beginning.</param>
    /// <param name="verbose">Whether every change is written to the console; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="t0"/> or <paramref name="tMult"/> is below 1.</exception>
    public CosineAnnealingWarmRestarts(
        Optimizer optimizer, int t0, int tMult = 1, double etaMin = 0, int lastEpoch = -1, bool verbose = false)
        : base(optimizer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(t0, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(tMult, 1);
        (first, growth, this.etaMin) = (t0, tMult, etaMin);
        (length, place) = (t0, lastEpoch);
        Start(lastEpoch, verbose);
    }

    private protected override IEnumerable<StateEntry> OwnEntries =>
    [
        StateEntry.Integer("T_0", () => first, value => first = (int)value),
        StateEntry.Epoch("T_i", () => length, value => length = value),
        StateEntry.Integer("T_mult", () => growth, value => growth = (int)value),
        StateEntry.Real("eta_min", () => etaMin, value => etaMin = value),
        StateEntry.Epoch("T_cur", () => place, value => place = value),
    ];

    /// <inheritdoc/>
    public override void Step()
    {
        if (LastEpoch < 0)
        {
            Step(0);
            return;
        }
        place++;
        if (place >= length)
        {
            place -= length;
            length *= growth;
        }
        Set(LastEpoch + 1, null);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is negative.</exception>
    public override void Step(double epoch)
    {
        if (!(epoch >= 0))
            throw new ArgumentOutOfRangeException(nameof(epoch), epoch, "CosineAnnealingWarmRestarts expects an epoch of 0 or more.");
        if (epoch < first)
        {
            (length, place) = (first, epoch);
        }
        else if (growth == 1)
        {
            place = epoch % first;
        }
        else
        {
            var restarts = (int)(Math.Log((epoch / first * (growth - 1)) + 1) / Math.Log(growth));
            var factor = Math.Pow(growth, restarts);
            place = epoch - (first * (factor - 1) / (growth - 1));
            length = first * factor;
        }
        Set(Math.Floor(epoch), epoch);
    }

    private protected override double[] Next(double[] rates, double epoch, long step) =>
        Array.ConvertAll(BaseRates, rate => etaMin + ((rate - etaMin) * (1 + Math.Cos(Math.PI * place / length)) / 2));

    private void Set(double epoch, double? told) => Apply(epoch, Next([], epoch, 0), null, told);
}
