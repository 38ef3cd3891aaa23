namespace Kasane;

/// <summary>Parameters that an optimizer treats alike.</summary>
public sealed class ParameterGroup
{
    private OptimizerOptions options;

    /// <summary>Parameters with options of their own.</summary>
    /// <param name="parameters">Leaf tensors that require grad.</param>
    /// <param name="options">Their options, such as <see cref="AdamOptions"/> for <see cref="Adam"/>; schedulers replace them.</param>
    /// <exception cref="ArgumentException">An option lies outside its range.</exception>
    public ParameterGroup(IEnumerable<Tensor> parameters, OptimizerOptions options)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Parameters = [.. parameters];
        this.options = options;
    }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<Tensor> Parameters { get; }

    /// <summary>The options; replaced whole, e.g. <c>group.Options with { LearningRate = 0.01 }</c>.</summary>
    /// <exception cref="ArgumentException">Another optimizer's options, or an option outside its range.</exception>
    public OptimizerOptions Options
    {
        get => options;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.GetType() != options.GetType())
                throw new ArgumentException(
                    $"This group has {options.GetType().Name}, but {value.GetType().Name} were given. Keep the kind of record.",
                    nameof(value));
            value.Validate();
            options = value;
        }
    }

    /// <summary>
    /// What schedulers note of the group, under PyTorch's names: <c>initial_lr</c>, <c>max_lr</c>, <c>swa_lr</c>, ... It is saved with the
    /// optimizer's state dict.
    /// </summary>
    public IDictionary<string, double> ScheduleValues { get; } = new OrderedDictionary<string, double>();

    /// <summary>The learning rate as schedulers set it: rounding may take it a little below 0.</summary>
    internal double Rate
    {
        get => options.LearningRate;
        set => options = options with { LearningRate = value };
    }

    /// <summary>The momentum, or the first beta, as schedulers set it; null if there is neither.</summary>
    internal double? Momentum
    {
        get => options.Find("betas") is ValueTuple<double, double> betas ? betas.Item1 : options.Find("momentum") as double?;
        set => options = options.Find("betas") is ValueTuple<double, double> betas
            ? options.With("betas", (value!.Value, betas.Item2))
            : options.With("momentum", value!.Value);
    }

    internal void Load(OptimizerOptions loaded, IEnumerable<KeyValuePair<string, double>> schedule)
    {
        options = loaded;
        foreach (var (name, value) in schedule) ScheduleValues[name] = value;
    }
}
