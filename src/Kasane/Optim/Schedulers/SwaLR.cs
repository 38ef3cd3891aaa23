namespace Kasane;

/// <summary>
/// The rate goes to a constant one, at which the weights are averaged (Izmailov et al. 2018; see <c>AveragedModel</c>).
/// </summary>
public sealed class SwaLR : EpochScheduler
{
    private readonly AnnealStrategy annealStrategy;
    private int annealEpochs;

    /// <summary>Sets the rates of the first epoch.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="swaLr">The constant rates.</param>
    /// <param name="annealEpochs">The epochs until the constant rate is reached; default 10.</param>
    /// <param name="annealStrategy">The curve; default the cosine.</param>
    /// <param name="lastEpoch">The epoch to go on after; default -1: from the beginning.</param>
    /// <exception cref="ArgumentException">The epochs are negative, or there is not one rate for each group.</exception>
    public SwaLR(
        Optimizer optimizer, PerGroup swaLr, int annealEpochs = 10, AnnealStrategy annealStrategy = AnnealStrategy.Cos, int lastEpoch = -1)
        : base(optimizer)
    {
        var rates = swaLr.For(optimizer, nameof(swaLr));
        ArgumentOutOfRangeException.ThrowIfNegative(annealEpochs);
        (this.annealEpochs, this.annealStrategy) = (annealEpochs, annealStrategy);
        foreach (var (group, rate) in optimizer.Groups.Zip(rates)) group.ScheduleValues["swa_lr"] = rate;
        Start(lastEpoch, verbose: false);
    }

    private protected override IEnumerable<StateEntry> OwnEntries =>
        [StateEntry.Integer("anneal_epochs", () => annealEpochs, value => annealEpochs = (int)value)];

    // The rate before is split into the constant one and the one of the beginning, and both are mixed anew.
    private protected override double[] Next(double[] rates, double epoch, long step)
    {
        var count = annealEpochs == 0 ? Math.Max(1, step - 1) : step - 1;
        var (before, now) = (Share(count - 1), Share(count));
        return [.. Optimizer.Groups.Zip(rates, (group, rate) => Mix(group, rate, before, now))];
    }

    private static double Mix(ParameterGroup group, double rate, double before, double now)
    {
        var constant = group.ScheduleValues.TryGetValue("swa_lr", out var value) ? value : rate;
        var start = before == 1 ? constant : (rate - (before * constant)) / (1 - before);
        return (constant * now) + (start * (1 - now));
    }

    private double Share(double step)
    {
        var t = Math.Max(0, Math.Min(1, step / Math.Max(1, annealEpochs)));
        return annealStrategy == AnnealStrategy.Linear ? t : (1 - Math.Cos(Math.PI * t)) / 2;
    }
}
