namespace Kasane;

/// <summary>The rate times gamma at each of some epochs.</summary>
public sealed class MultiStepLR : EpochScheduler
{
    private double[] milestones;
    private double gamma;

    /// <summary>Sets the rates of the first epoch.</summary>
    /// <param name="optimizer">The optimizer whose groups get the rates.</param>
    /// <param name="milestones">The epochs at which the rate falls; one that is named twice counts twice.</param>
    /// <param name="gamma">The factor; default 0.1.</param>
    /// <param name="lastEpoch">The epoch to go on after; default -1: from the beginning.</param>
    /// <param name="verbose">Whether every change is written to the console; default false.</param>
    public MultiStepLR(Optimizer optimizer, IEnumerable<int> milestones, double gamma = 0.1, int lastEpoch = -1, bool verbose = false)
        : base(optimizer)
    {
        ArgumentNullException.ThrowIfNull(milestones);
        this.milestones = [.. milestones.Order()];
        this.gamma = gamma;
        Start(lastEpoch, verbose);
    }

    private protected override IEnumerable<StateEntry> OwnEntries =>
    [
        new("milestones", Counts, ReadCounts),
        StateEntry.Real("gamma", () => gamma, value => gamma = value),
    ];

    private protected override double[] Next(double[] rates, double epoch, long step)
    {
        var times = milestones.Count(milestone => milestone == epoch);
        return times == 0 ? rates : rates.Times(Math.Pow(gamma, times));
    }

    private protected override double[] ClosedForm(double epoch)
    {
        var times = ScheduleArithmetic.CountUpTo(milestones, epoch);
        return Array.ConvertAll(BaseRates, rate => rate * Math.Pow(gamma, times));
    }

    // As in PyTorch: how often each epoch is named.
    private OrderedDictionary<long, long> Counts()
    {
        var counts = new OrderedDictionary<long, long>();
        foreach (var group in milestones.GroupBy(milestone => milestone)) counts[(long)group.Key] = group.Count();
        return counts;
    }

    private Action ReadCounts(object? value)
    {
        if (value is not System.Collections.IDictionary counts)
            throw StateEntry.Wrong("milestones", value, "a dictionary of epochs and how often each counts");
        var read = new List<double>();
        foreach (System.Collections.DictionaryEntry entry in counts)
            read.AddRange(Enumerable.Repeat(StateEntry.Number("milestones", entry.Key), (int)StateEntry.Number("milestones", entry.Value)));
        return () => milestones = [.. read.Order()];
    }
}
