using System.Globalization;

namespace Kasane;

/// <summary>The base of schedules that are a function of the epoch and, mostly, of the rates before it.</summary>
public abstract class EpochScheduler : LRScheduler
{
    private long steps;
    private bool verbose;

    private protected EpochScheduler(Optimizer optimizer)
        : base(optimizer)
    {
    }

    /// <summary>The learning rates of the groups at the beginning.</summary>
    private protected double[] BaseRates { get; set; } = [];

    /// <summary>What the state dict holds of the derived class.</summary>
    private protected abstract IEnumerable<StateEntry> OwnEntries { get; }

    private protected sealed override IEnumerable<StateEntry> Entries =>
    [
        .. OwnEntries,
        StateEntry.Reals("base_lrs", () => BaseRates, value => BaseRates = value),
        LastEpochEntry(),
        StateEntry.Flag("verbose", () => verbose, value => verbose = value),
        StateEntry.Integer("_step_count", () => steps, value => steps = value),
        StateEntry.Fixed("_get_lr_called_within_step", false),
        LastRatesEntry(),
    ];

    /// <inheritdoc/>
    public override void Step() => Go(LastEpoch + 1, null);

    /// <summary>Goes to an epoch and sets the learning rates that belong there: by the closed form where there is one.</summary>
    /// <param name="epoch">The epoch, counted from 0; may be fractional.</param>
    /// <exception cref="InvalidOperationException">The schedule has no rate there; nothing was changed.</exception>
    public virtual void Step(double epoch) => Go(epoch, epoch);

    internal override void InitialStep()
    {
        steps = 0;
        Step();
    }

    internal override void Rewind() => LastEpoch--;

    internal override void Restart() => Step(0);

    /// <summary>Notes the rates of the groups and takes the first step. Derived constructors end with it.</summary>
    /// <exception cref="ArgumentException">It does not start at the beginning, but groups do not know where they began.</exception>
    private protected void Start(int lastEpoch, bool verbose)
    {
        foreach (var group in Optimizer.Groups)
            if (lastEpoch != -1 && !group.ScheduleValues.ContainsKey("initial_lr"))
                throw new ArgumentException(
                    "lastEpoch goes on with a schedule, but a group has no 'initial_lr' among its ScheduleValues. Load it first.",
                    nameof(lastEpoch));
        foreach (var group in Optimizer.Groups) group.ScheduleValues.TryAdd("initial_lr", group.Rate);
        BaseRates = [.. Optimizer.Groups.Select(group => group.ScheduleValues["initial_lr"])];
        LastEpoch = lastEpoch;
        this.verbose = verbose;
        InitialStep();
    }

    /// <summary>The rates at an epoch, from those before it.</summary>
    /// <param name="rates">The rates of the groups now.</param>
    /// <param name="epoch">The epoch to go to.</param>
    /// <param name="step">The number of the step; the first one is the constructor's.</param>
    private protected abstract double[] Next(double[] rates, double epoch, long step);

    /// <summary>The rates at any epoch; null if they depend on those before.</summary>
    private protected virtual double[]? ClosedForm(double epoch) => null;

    /// <summary>The momentum of every group at an epoch; null if it is left alone.</summary>
    private protected virtual double[]? Momenta(double epoch) => null;

    private protected void Apply(double epoch, double[] rates, double[]? momenta, double? told)
    {
        LastEpoch = epoch;
        for (var i = 0; i < Math.Min(rates.Length, Optimizer.Groups.Count); i++)
        {
            var group = Optimizer.Groups[i];
            group.Rate = rates[i];
            if (momenta is not null) group.Momentum = momenta[i];
            FormattableString text = $"{Heading(told)} learning rate of group {i} to {rates[i]:0.0000e+00}.";
            if (verbose) Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        }
        NoteRates();
    }

    // Everything that can fail comes before the first change.
    private void Go(double epoch, double? told)
    {
        var rates = (told is null ? null : ClosedForm(epoch)) ?? Next(Rates(), epoch, steps + 1);
        var momenta = Momenta(epoch);
        steps++;
        Apply(epoch, rates, momenta, told);
    }

    private static string Heading(double? epoch) => epoch is not { } told ? "Adjusting"
        : $"Epoch {told.ToString(told == Math.Floor(told) ? "00000" : "0.00", CultureInfo.InvariantCulture)}: adjusting";
}
