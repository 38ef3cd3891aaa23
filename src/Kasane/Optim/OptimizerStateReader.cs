namespace Kasane.Internal;

/// <summary>Reads and checks a whole optimizer state dict before anything of it is used.</summary>
internal sealed class OptimizerStateReader(
    string optimizer, IReadOnlyList<ParameterGroup> groups, Func<ParameterState, OptimizerState> readState)
{
    // What PyTorch's schedulers keep in parameter groups.
    private static readonly string[] ScheduleNames = ["initial_lr", "max_lr", "min_lr", "max_momentum", "base_momentum", "swa_lr"];

    public (List<(OptimizerOptions Options, Dictionary<string, double> Schedule)> Options, List<(Tensor, OptimizerState)> States) Read(
        OptimizerStateDict saved)
    {
        if (saved.ParamGroups.Count != groups.Count)
            throw Misfit($"it has {saved.ParamGroups.Count} parameter groups, expected {groups.Count}");
        var options = new List<(OptimizerOptions, Dictionary<string, double>)>();
        var parameters = new Dictionary<int, Tensor>();
        for (var i = 0; i < groups.Count; i++)
        {
            var (group, own) = (saved.ParamGroups[i], groups[i]);
            if (group.Params.Count != own.Parameters.Count)
                throw Misfit($"group {i} has {group.Params.Count} parameters, expected {own.Parameters.Count}");
            for (var j = 0; j < group.Params.Count; j++)
                if (!parameters.TryAdd(group.Params[j], own.Parameters[j])) throw Misfit($"it lists parameter {group.Params[j]} twice");
            var schedule = ReadSchedule(group.Options);
            options.Add((ReadOptions(own.Options, group.Options, schedule.Count > 0), schedule));
        }
        var states = new List<(Tensor, OptimizerState)>();
        using var mode = Autograd.NoGrad();
        foreach (var (number, values) in saved.State)
        {
            if (!parameters.TryGetValue(number, out var parameter))
                throw Misfit($"it has a state for parameter {number}, which is in no group");
            states.Add((parameter, readState(new(optimizer, number, parameter, values))));
        }
        return (options, states);
    }

    private static Dictionary<string, double> ReadSchedule(IReadOnlyDictionary<string, object?> saved)
    {
        var schedule = new Dictionary<string, double>();
        foreach (var name in ScheduleNames)
            if (saved.TryGetValue(name, out var value)) schedule[name] = new OptionValue(name, value).ToDouble();
        return schedule;
    }

    private OptimizerOptions ReadOptions(OptimizerOptions options, IReadOnlyDictionary<string, object?> saved, bool scheduled)
    {
        foreach (var option in options.Table)
            if (saved.TryGetValue(option.Name, out var value)) options = option.Set(options, value);
        try
        {
            // Rounding may take a schedule that ends at 0 a little below.
            var checkedOptions = scheduled && options.LearningRate < 0 ? options with { LearningRate = 0 } : options;
            checkedOptions.Validate();
        }
        catch (ArgumentException exception)
        {
            throw Misfit(exception.Message);
        }
        return options;
    }

    private StateDictException Misfit(string problem) =>
        new($"The state dict does not fit this {optimizer}: {problem}; nothing was changed.");
}
