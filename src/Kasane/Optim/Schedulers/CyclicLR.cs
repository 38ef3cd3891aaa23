namespace Kasane;

/// <summary>
/// The rate goes up and down between two bounds (Smith 2017), and the momentum down and up. Step after every batch.
/// </summary>
public sealed class CyclicLR : EpochScheduler
{
    private static readonly Dictionary<CyclicMode, string> Modes = new()
    {
        [CyclicMode.Triangular] = "triangular",
        [CyclicMode.Triangular2] = "triangular2",
        [CyclicMode.ExpRange] = "exp_range",
    };

    private static readonly Dictionary<CyclicScaleMode, string> ScaleModes = new()
    {
        [CyclicScaleMode.Cycle] = "cycle",
        [CyclicScaleMode.Iterations] = "iterations",
    };

    private readonly Func<double, double>? scaleFn;
    private double[] maxRates;
    private double[] baseMomenta = [];
    private double[] maxMomenta = [];
    private double length;
    private double rise;
    private double gamma;
    private CyclicMode mode;
    private CyclicScaleMode scaleMode;
    private bool cycleMomentum;

    /// <summary>Sets the rates of the first batch.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="baseLr">The lower bounds.</param>
    /// <param name="maxLr">The upper bounds.</param>
    /// <param name="stepSizeUp">The steps upwards; default 2000.</param>
    /// <param name="stepSizeDown">The steps downwards; default as many.</param>
    /// <param name="mode">How cycles change; default all are alike. Without effect if <paramref name="scaleFn"/> is given.</param>
    /// <param name="gamma">The base for <see cref="CyclicMode.ExpRange"/>; default 1.</param>
    /// <param name="scaleFn">The height of a cycle, 0 to 1.</param>
    /// <param name="scaleMode">What <paramref name="scaleFn"/> is a function of; default the cycle.</param>
    /// <param name="cycleMomentum">Whether the momentum goes against the rate; default true.</param>
    /// <param name="baseMomentum">The lower bounds of the momentum; default 0.8.</param>
    /// <param name="maxMomentum">The upper bounds of the momentum; default 0.9.</param>
    /// <param name="lastEpoch">The batch to go on after; default -1: from the beginning.</param>
    /// <param name="verbose">Whether every change is written to the console; default false.</param>
    /// <exception cref="ArgumentException">
    /// There is not one value for each group, the steps are not positive, or the optimizer has no momentum to cycle.
    /// </exception>
    public CyclicLR(
        Optimizer optimizer,
        PerGroup baseLr,
        PerGroup maxLr,
        double stepSizeUp = 2000,
        double? stepSizeDown = null,
        CyclicMode mode = CyclicMode.Triangular,
        double gamma = 1,
        Func<double, double>? scaleFn = null,
        CyclicScaleMode scaleMode = CyclicScaleMode.Cycle,
        bool cycleMomentum = true,
        PerGroup? baseMomentum = null,
        PerGroup? maxMomentum = null,
        int lastEpoch = -1,
        bool verbose = false)
        : base(optimizer)
    {
        var baseRates = baseLr.For(optimizer, nameof(baseLr));
        maxRates = maxLr.For(optimizer, nameof(maxLr));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSizeUp);
        ArgumentOutOfRangeException.ThrowIfNegative(stepSizeDown ?? 0, nameof(stepSizeDown));
        length = stepSizeUp + (stepSizeDown ?? stepSizeUp);
        rise = stepSizeUp / length;
        (this.mode, this.gamma, this.scaleFn, this.cycleMomentum) = (mode, gamma, scaleFn, cycleMomentum);
        this.scaleMode = scaleFn is not null ? scaleMode
            : mode == CyclicMode.ExpRange ? CyclicScaleMode.Iterations
            : CyclicScaleMode.Cycle;
        if (cycleMomentum) PrepareMomentum(baseMomentum ?? 0.8, maxMomentum ?? 0.9, lastEpoch);
        if (lastEpoch == -1)
            foreach (var (group, rate) in optimizer.Groups.Zip(baseRates)) group.Rate = rate;
        Start(lastEpoch, verbose);
        BaseRates = baseRates;
    }

    private protected override IEnumerable<StateEntry> OwnEntries =>
    [
        StateEntry.Reals("max_lrs", () => maxRates, value => maxRates = value),
        StateEntry.Real("total_size", () => length, value => length = value),
        StateEntry.Real("step_ratio", () => rise, value => rise = value),
        StateEntry.Word("mode", Modes, () => mode, value => mode = value),
        StateEntry.Real("gamma", () => gamma, value => gamma = value),
        StateEntry.Fixed("_scale_fn_custom", null),
        StateEntry.Word("scale_mode", ScaleModes, () => scaleMode, value => scaleMode = value),
        StateEntry.Flag("cycle_momentum", () => cycleMomentum, value => cycleMomentum = value),
        StateEntry.Reals("base_momentums", () => baseMomenta, value => baseMomenta = value),
        StateEntry.Reals("max_momentums", () => maxMomenta, value => maxMomenta = value),
    ];

    private protected override double[] Next(double[] rates, double epoch, long step)
    {
        var (height, scale) = (Height(epoch), Scale(epoch));
        return [.. BaseRates.Zip(maxRates, (low, high) => low + ((high - low) * height * scale))];
    }

    private protected override double[]? Momenta(double epoch)
    {
        if (!cycleMomentum) return null;
        var (height, scale) = (Height(epoch), Scale(epoch));
        return [.. baseMomenta.Zip(maxMomenta, (low, high) => high - ((high - low) * height * scale))];
    }

    private void PrepareMomentum(PerGroup baseMomentum, PerGroup maxMomentum, int lastEpoch)
    {
        var groups = Optimizer.Groups;
        if (groups[0].Options.Find("momentum") is not double)
            throw new ArgumentException(
                $"CyclicLR cycles the momentum, but {Optimizer.GetType().Name} has none. Pass cycleMomentum: false.");
        baseMomenta = baseMomentum.For(Optimizer, nameof(baseMomentum));
        maxMomenta = maxMomentum.For(Optimizer, nameof(maxMomentum));
        if (lastEpoch != -1) baseMomenta = [.. groups.Select(group => group.Momentum!.Value)];
    }

    private double Cycle(double epoch) => Math.Floor(1 + (epoch / length));

    // How far up the rate is, from 0 to 1.
    private double Height(double epoch)
    {
        var place = 1 + (epoch / length) - Cycle(epoch);
        return place <= rise ? place / rise : (place - 1) / (rise - 1);
    }

    private double Scale(double epoch)
    {
        var x = scaleMode == CyclicScaleMode.Cycle ? Cycle(epoch) : epoch;
        if (scaleFn is not null) return scaleFn(x);
        return mode switch
        {
            CyclicMode.Triangular => 1,
            CyclicMode.Triangular2 => 1 / Math.Pow(2, x - 1),
            _ => Math.Pow(gamma, x),
        };
    }
}
