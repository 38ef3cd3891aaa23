namespace Kasane;

/// <summary>Changes the learning rates of an optimizer over time.</summary>
public abstract class Scheduler
{
    private double[] lastRates;

    private protected Scheduler(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        Optimizer = optimizer;
        lastRates = Rates();
    }

    /// <summary>The optimizer whose groups get the rates.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>How many steps were taken; fractional after a step to a fractional epoch.</summary>
    public double LastEpoch { get; private protected set; }

    /// <summary>What the state dict holds.</summary>
    private protected abstract IEnumerable<StateEntry> Entries { get; }

    /// <summary>The learning rate of every group after the last step.</summary>
    public IReadOnlyList<double> GetLastLr() => [.. lastRates];

    /// <summary>What is needed to go on later, under PyTorch's names. Save the optimizer's state dict with it.</summary>
    public IReadOnlyDictionary<string, object?> StateDict()
    {
        var state = new OrderedDictionary<string, object?>();
        foreach (var entry in Entries) state[entry.Name] = entry.Get();
        return state;
    }

    /// <summary>Goes on where another scheduler of the same kind was. Values that are missing stay, unknown ones are ignored.</summary>
    /// <param name="state">What <see cref="StateDict"/> gave.</param>
    /// <exception cref="StateDictException">A value is of the wrong kind; nothing was changed.</exception>
    public void LoadStateDict(IReadOnlyDictionary<string, object?> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Reading(state)();
    }

    /// <summary>Reads a whole state dict; the result puts it into effect.</summary>
    internal Action Reading(IReadOnlyDictionary<string, object?> state)
    {
        var actions = new List<Action>();
        foreach (var entry in Entries)
            if (state.TryGetValue(entry.Name, out var value)) actions.Add(entry.Read(value));
        return () => actions.ForEach(action => action());
    }

    private protected StateEntry LastEpochEntry() => StateEntry.Epoch("last_epoch", () => LastEpoch, value => LastEpoch = value);

    private protected StateEntry LastRatesEntry() => StateEntry.Reals("_last_lr", () => lastRates, value => lastRates = value);

    /// <summary>The rates that the groups have now.</summary>
    private protected double[] Rates() => [.. Optimizer.Groups.Select(group => group.Rate)];

    private protected void NoteRates() => lastRates = Rates();
}
