namespace Kasane;

/// <summary>
/// The rate goes up to a maximum and then down to far below its start (Smith and Topin 2018), and the momentum down and up. Step after
/// every batch.
/// </summary>
public sealed class OneCycleLR : EpochScheduler
{
    private readonly AnnealStrategy annealStrategy;
    private long totalSteps;
    private OneCyclePhase[] phases;
    private bool cycleMomentum;
    private bool useBeta1;

    /// <summary>Sets the rates of the first batch.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="maxLr">The largest rates.</param>
    /// <param name="totalSteps">The steps of the cycle; default <paramref name="epochs"/> times <paramref name="stepsPerEpoch"/>.</param>
    /// <param name="epochs">The epochs, if the steps are not given.</param>
    /// <param name="stepsPerEpoch">The batches per epoch, if the steps are not given.</param>
    /// <param name="pctStart">The share of the steps that go up; default 0.3.</param>
    /// <param name="annealStrategy">The curve; default the cosine.</param>
    /// <param name="cycleMomentum">Whether the momentum (or the first beta) goes against the rate; default true.</param>
    /// <param name="baseMomentum">The smallest momentum; default 0.85.</param>
    /// <param name="maxMomentum">The largest momentum; default 0.95.</param>
    /// <param name="divFactor">The first rate is the largest over this; default 25.</param>
    /// <param name="finalDivFactor">The last rate is the first over this; default 1e4.</param>
    /// <param name="threePhase">Whether the rate returns to its start in as many steps, before it falls to the end; default false.</param>
    /// <param name="lastEpoch">The batch to go on after; default -1: from the beginning.</param>
    /// <param name="verbose">Whether every change is written to the console; default false.</param>
    /// <exception cref="ArgumentException">
    /// The number of steps is missing or not positive, <paramref name="pctStart"/> is not from 0 to 1 or makes a first phase of no
    /// steps, there
    /// is not one value for each group, or the optimizer has no momentum to cycle.
    /// </exception>
    public OneCycleLR(
        Optimizer optimizer,
        PerGroup maxLr,
        int? totalSteps = null,
        int? epochs = null,
        int? stepsPerEpoch = null,
        double pctStart = 0.3,
        AnnealStrategy annealStrategy = AnnealStrategy.Cos,
        bool cycleMomentum = true,
        PerGroup? baseMomentum = null,
        PerGroup? maxMomentum = null,
        double divFactor = 25,
        double finalDivFactor = 1e4,
        bool threePhase = false,
        int lastEpoch = -1,
        bool verbose = false)
        : base(optimizer)
    {
        var steps = Steps(totalSteps, epochs, stepsPerEpoch);
        if (!(pctStart is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(pctStart), pctStart, "OneCycleLR expects pctStart from 0 to 1.");
        phases = OneCyclePhase.Of(steps, pctStart, threePhase);
        if (phases[0].EndStep == 0)
            throw new ArgumentOutOfRangeException(
                nameof(pctStart), pctStart, $"pctStart of {steps} steps must not be a single step. Take more or fewer.");
        var maxRates = maxLr.For(optimizer, nameof(maxLr));
        var low = (baseMomentum ?? 0.85).For(optimizer, nameof(baseMomentum));
        var high = (maxMomentum ?? 0.95).For(optimizer, nameof(maxMomentum));
        if (cycleMomentum && optimizer.Groups[0].Momentum is null)
            throw new ArgumentException(
                $"OneCycleLR cycles the momentum, but {optimizer.GetType().Name} has none. Pass cycleMomentum: false.");
        (this.totalSteps, this.annealStrategy, this.cycleMomentum) = (steps, annealStrategy, cycleMomentum);
        useBeta1 = optimizer.Groups[0].Options.Find("betas") is not null;
        if (lastEpoch == -1)
        {
            for (var i = 0; i < maxRates.Length; i++)
            {
                var values = optimizer.Groups[i].ScheduleValues;
                values["initial_lr"] = maxRates[i] / divFactor;
                values["max_lr"] = maxRates[i];
                values["min_lr"] = values["initial_lr"] / finalDivFactor;
                if (cycleMomentum) (values["max_momentum"], values["base_momentum"]) = (high[i], low[i]);
            }
        }
        Start(lastEpoch, verbose);
    }

    private protected override IEnumerable<StateEntry> OwnEntries =>
    [
        StateEntry.Integer("total_steps", () => totalSteps, value => totalSteps = value),
        new("_schedule_phases", () => phases.Select(phase => phase.Write()).ToArray(), ReadPhases),
        StateEntry.Flag("cycle_momentum", () => cycleMomentum, value => cycleMomentum = value),
        StateEntry.Flag("use_beta1", () => useBeta1, value => useBeta1 = value),
    ];

    private protected override double[] Next(double[] rates, double epoch, long step)
    {
        if (epoch > totalSteps)
            throw new InvalidOperationException(
                $"OneCycleLR has {totalSteps} steps, but step {epoch + 1} was asked for; nothing was changed.");
        var (phase, share) = Find(epoch);
        return [.. Optimizer.Groups.Select(group => Anneal(Value(group, phase.StartLr), Value(group, phase.EndLr), share))];
    }

    private protected override double[]? Momenta(double epoch)
    {
        if (!cycleMomentum) return null;
        var (phase, share) = Find(epoch);
        return [.. Optimizer.Groups.Select(group => Anneal(Value(group, phase.StartMomentum), Value(group, phase.EndMomentum), share))];
    }

    private static int Steps(int? totalSteps, int? epochs, int? stepsPerEpoch)
    {
        if (totalSteps is null && (epochs is null || stepsPerEpoch is null))
            throw new ArgumentException("OneCycleLR needs totalSteps, or epochs and stepsPerEpoch.");
        ArgumentOutOfRangeException.ThrowIfLessThan(totalSteps ?? 1, 1, nameof(totalSteps));
        if (totalSteps is { } steps) return steps;
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs!.Value, 1, nameof(epochs));
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerEpoch!.Value, 1, nameof(stepsPerEpoch));
        return epochs.Value * stepsPerEpoch.Value;
    }

    private static double Value(ParameterGroup group, string name) => group.ScheduleValues.TryGetValue(name, out var value) ? value
        : throw new InvalidOperationException(
            $"A parameter group has no '{name}': it was added after the scheduler was made. Nothing was changed.");

    private (OneCyclePhase Phase, double Share) Find(double step)
    {
        double start = 0;
        foreach (var phase in phases)
        {
            if (step <= phase.EndStep || ReferenceEquals(phase, phases[^1]))
                return (phase, ScheduleArithmetic.Divide(step - start, phase.EndStep - start));
            start = phase.EndStep;
        }
        throw new InvalidOperationException("OneCycleLR has no phases.");
    }

    private double Anneal(double start, double end, double share) => annealStrategy == AnnealStrategy.Cos
        ? end + ((start - end) / 2 * (Math.Cos(Math.PI * share) + 1))
        : ((end - start) * share) + start;

    private Action ReadPhases(object? value)
    {
        OneCyclePhase[] read = [.. StateEntry.Items("_schedule_phases", value).Select(item =>
            OneCyclePhase.Read("_schedule_phases", item))];
        if (read.Length == 0) throw StateEntry.Wrong("_schedule_phases", value, "a list of phases");
        return () => phases = read;
    }
}
