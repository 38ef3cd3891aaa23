namespace Kasane;

public abstract partial class Optimizer
{
    private protected virtual StepFormat StepFormat => StepFormat.Tensor;

    /// <summary>Which values of a parameter's state are numbers, besides <c>step</c>.</summary>
    private protected virtual string[] NumberNames => [];

    /// <summary>
    /// Moments, step counts and options, to go on later. The tensors are the optimizer's own: clone them to keep a snapshot.
    /// </summary>
    public OptimizerStateDict StateDict()
    {
        var state = new OrderedDictionary<int, IReadOnlyDictionary<string, object?>>();
        var saved = new List<OptimizerStateGroup>();
        var number = 0;
        foreach (var group in groups)
        {
            var numbers = new List<int>();
            foreach (var parameter in group.Parameters)
            {
                if (states.TryGetValue(parameter, out var own)) state[number] = WriteState(own);
                numbers.Add(number++);
            }
            var options = new OrderedDictionary<string, object?>();
            foreach (var option in group.Options.Table) options[option.Name] = option.Get(group.Options);
            foreach (var (name, value) in group.ScheduleValues) options[name] = value;
            saved.Add(new(options, numbers));
        }
        return new(state, saved);
    }

    /// <summary>
    /// Takes over moments, step counts and options; parameters are matched by their order. Values are copied, converted to the dtype of
    /// their parameter and moved to its device. Options that this optimizer does not know are ignored; those that are missing stay.
    /// </summary>
    /// <param name="state">What <see cref="StateDict"/> gave, here or in PyTorch.</param>
    /// <exception cref="StateDictException">Groups, shapes or kinds of values do not fit; nothing was changed.</exception>
    public void LoadStateDict(OptimizerStateDict state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var loaded = new OptimizerStateReader(GetType().Name, groups, ReadState).Read(state);
        foreach (var (group, (options, schedule)) in groups.Zip(loaded.Options)) group.Load(options, schedule);
        states.Clear();
        foreach (var (parameter, own) in loaded.States) states[parameter] = own;
    }

    /// <summary>A parameter's state in PyTorch's layout.</summary>
    private protected virtual IReadOnlyDictionary<string, object?> WriteState(OptimizerState own)
    {
        var values = new OrderedDictionary<string, object?>();
        if (StepFormat == StepFormat.Number) values["step"] = own.Step;
        else if (StepFormat == StepFormat.Tensor) values["step"] = Tensor.Scalar((float)own.Step);
        foreach (var (name, value) in own.Numbers) values[name] = Tensor.Scalar((float)value);
        foreach (var (name, tensor) in own.Tensors) values[name] = tensor;
        return values;
    }

    /// <summary>Reads what <see cref="WriteState"/> wrote.</summary>
    /// <exception cref="StateDictException">Something does not fit.</exception>
    private protected virtual OptimizerState ReadState(ParameterState saved) => saved.Read(NumberNames);
}
