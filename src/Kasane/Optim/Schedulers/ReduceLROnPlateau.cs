using System.Globalization;

namespace Kasane;

/// <summary>The rate times a factor whenever a metric has not improved for some epochs.</summary>
public sealed class ReduceLROnPlateau : Scheduler
{
    private static readonly Dictionary<PlateauMode, string> Modes = new() { [PlateauMode.Min] = "min", [PlateauMode.Max] = "max" };

    private static readonly Dictionary<ThresholdMode, string> ThresholdModes = new()
    {
        [ThresholdMode.Rel] = "rel",
        [ThresholdMode.Abs] = "abs",
    };

    private double factor;
    private double[] minRates;
    private long patience;
    private bool verbose;
    private long cooldown;
    private long coolingEpochs;
    private PlateauMode mode;
    private double threshold;
    private ThresholdMode thresholdMode;
    private double best;
    private long badEpochs;
    private double eps;

    /// <summary>Waits for metrics.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="mode">Which metrics are better; default smaller ones.</param>
    /// <param name="factor">The factor, below 1; default 0.1.</param>
    /// <param name="patience">How many epochs without improvement are borne; default 10.</param>
    /// <param name="threshold">What counts as an improvement; default 1e-4.</param>
    /// <param name="thresholdMode">How it is measured; default as a share.</param>
    /// <param name="cooldown">How many epochs after a reduction are not counted; default 0.</param>
    /// <param name="minLr">The smallest rates; default 0.</param>
    /// <param name="eps">A reduction by no more than this is not made; default 1e-8.</param>
    /// <param name="verbose">Whether every change is written to the console; default false.</param>
    /// <exception cref="ArgumentException">The factor is 1 or more, or there is not one smallest rate for each group.</exception>
    public ReduceLROnPlateau(
        Optimizer optimizer,
        PlateauMode mode = PlateauMode.Min,
        double factor = 0.1,
        int patience = 10,
        double threshold = 1e-4,
        ThresholdMode thresholdMode = ThresholdMode.Rel,
        int cooldown = 0,
        PerGroup? minLr = null,
        double eps = 1e-8,
        bool verbose = false)
        : base(optimizer)
    {
        if (!(factor < 1)) throw new ArgumentOutOfRangeException(nameof(factor), factor, "ReduceLROnPlateau expects a factor below 1.");
        minRates = (minLr ?? 0).For(optimizer, nameof(minLr));
        (this.factor, this.patience, this.cooldown, this.eps, this.verbose) = (factor, patience, cooldown, eps, verbose);
        (this.mode, this.threshold, this.thresholdMode) = (mode, threshold, thresholdMode);
        best = Worst;
    }

    /// <summary>Whether epochs are not counted yet after a reduction.</summary>
    public bool InCooldown => coolingEpochs > 0;

    private protected override IEnumerable<StateEntry> Entries =>
    [
        StateEntry.Real("factor", () => factor, value => factor = value),
        StateEntry.Reals("min_lrs", () => minRates, value => minRates = value),
        StateEntry.Integer("patience", () => patience, value => patience = value),
        StateEntry.Flag("verbose", () => verbose, value => verbose = value),
        StateEntry.Integer("cooldown", () => cooldown, value => cooldown = value),
        StateEntry.Integer("cooldown_counter", () => coolingEpochs, value => coolingEpochs = value),
        StateEntry.Word("mode", Modes, () => mode, value => mode = value),
        StateEntry.Real("threshold", () => threshold, value => threshold = value),
        StateEntry.Word("threshold_mode", ThresholdModes, () => thresholdMode, value => thresholdMode = value),
        StateEntry.Real("best", () => best, value => best = value),
        StateEntry.Integer("num_bad_epochs", () => badEpochs, value => badEpochs = value),
        StateEntry.Real("mode_worse", () => Worst, _ => { }),
        StateEntry.Real("eps", () => eps, value => eps = value),
        LastEpochEntry(),
        LastRatesEntry(),
    ];

    private double Worst => mode == PlateauMode.Min ? double.PositiveInfinity : double.NegativeInfinity;

    /// <summary>Takes note of a metric after an epoch, and reduces the rates if it is time.</summary>
    /// <param name="metrics">The metric; NaN is no improvement.</param>
    /// <param name="epoch">The epoch; default the next one.</param>
    public void Step(double metrics, double? epoch = null)
    {
        LastEpoch = epoch ?? LastEpoch + 1;
        if (IsBetter(metrics)) (best, badEpochs) = (metrics, 0);
        else badEpochs++;
        if (InCooldown)
        {
            coolingEpochs--;
            badEpochs = 0;
        }
        if (badEpochs > patience)
        {
            Reduce();
            (coolingEpochs, badEpochs) = (cooldown, 0);
        }
        NoteRates();
    }

    /// <summary><see cref="Step(double, double?)"/> with a tensor of one element, such as a loss.</summary>
    /// <exception cref="ShapeException">There is not one element.</exception>
    public void Step(Tensor metrics, double? epoch = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        Step(metrics.Item().ToDouble(), epoch);
    }

    private bool IsBetter(double metric) => (mode, thresholdMode) switch
    {
        (PlateauMode.Min, ThresholdMode.Rel) => metric < best * (1 - threshold),
        (PlateauMode.Min, _) => metric < best - threshold,
        (_, ThresholdMode.Rel) => metric > best * (threshold + 1),
        _ => metric > best + threshold,
    };

    private void Reduce()
    {
        for (var i = 0; i < Math.Min(minRates.Length, Optimizer.Groups.Count); i++)
        {
            var group = Optimizer.Groups[i];
            var rate = Math.Max(group.Rate * factor, minRates[i]);
            if (!(group.Rate - rate > eps)) continue;
            group.Rate = rate;
            FormattableString text = $"Epoch {LastEpoch:00000.##}: reducing learning rate of group {i} to {rate:0.0000e+00}.";
            if (verbose) Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        }
    }
}
