namespace Kasane.Internal;

/// <summary>Reads and checks a whole optimizer state dict before anything of it is used.</summary>
internal sealed class OptimizerStateReader(string optimizer, IReadOnlyList<ParameterGroup> groups, string[] numbers)
{
    public (List<OptimizerOptions> Options, List<(Tensor Parameter, OptimizerState State)> States) Read(OptimizerStateDict saved)
    {
        if (saved.ParamGroups.Count != groups.Count)
            throw Misfit($"it has {saved.ParamGroups.Count} parameter groups, expected {groups.Count}");
        var options = new List<OptimizerOptions>();
        var parameters = new Dictionary<int, Tensor>();
        for (var i = 0; i < groups.Count; i++)
        {
            var (group, own) = (saved.ParamGroups[i], groups[i]);
            if (group.Params.Count != own.Parameters.Count)
                throw Misfit($"group {i} has {group.Params.Count} parameters, expected {own.Parameters.Count}");
            for (var j = 0; j < group.Params.Count; j++)
                if (!parameters.TryAdd(group.Params[j], own.Parameters[j])) throw Misfit($"it lists parameter {group.Params[j]} twice");
            options.Add(ReadOptions(own.Options, group.Options));
        }
        var states = new List<(Tensor, OptimizerState)>();
        using var mode = Autograd.NoGrad();
        foreach (var (number, values) in saved.State)
        {
            if (!parameters.TryGetValue(number, out var parameter)) throw Misfit($"it has a state for parameter {number}, which is in no group");
            states.Add((parameter, ReadState(number, parameter, values)));
        }
        return (options, states);
    }

    private OptimizerOptions ReadOptions(OptimizerOptions options, IReadOnlyDictionary<string, object?> saved)
    {
        foreach (var option in options.Table)
            if (saved.TryGetValue(option.Name, out var value)) options = option.Set(options, value);
        try
        {
            options.Validate();
        }
        catch (ArgumentException exception)
        {
            throw Misfit(exception.Message);
        }
        return options;
    }

    private OptimizerState ReadState(int number, Tensor parameter, IReadOnlyDictionary<string, object?> values)
    {
        var state = new OptimizerState();
        foreach (var (name, value) in values)
            switch (value)
            {
                case null:
                    break;
                case Tensor scalar when IsNumber(name):
                    if (scalar.ElementCount != 1) throw Misfit($"'{name}' of parameter {number} has shape {scalar.Shape}, expected one number");
                    ReadNumber(state, name, scalar.Item().ToDouble());
                    break;
                case Tensor tensor:
                    if (tensor.Shape != parameter.Shape) throw Misfit($"'{name}' of parameter {number} has shape {tensor.Shape}, expected {parameter.Shape}");
                    state.Tensors[name] = tensor.Detach().To(parameter.DType).To(parameter.Device).Clone();
                    break;
                case int or long or float or double when IsNumber(name):
                    ReadNumber(state, name, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default:
                    throw Misfit($"'{name}' of parameter {number} is of type {value.GetType().Name}, expected a {(IsNumber(name) ? "number" : "tensor")}");
            }
        return state;
    }

    private bool IsNumber(string name) => name == "step" || numbers.Contains(name);

    private static void ReadNumber(OptimizerState state, string name, double value)
    {
        if (name == "step") state.Step = (long)value;
        else state.Numbers[name] = value;
    }

    private StateDictException Misfit(string problem) => new($"The state dict does not fit this {optimizer}: {problem}; nothing was changed.");
}
