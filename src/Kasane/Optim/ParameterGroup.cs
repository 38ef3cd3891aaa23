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
                throw new ArgumentException($"This group has {options.GetType().Name}, but {value.GetType().Name} were given. Keep the kind of record.", nameof(value));
            value.Validate();
            options = value;
        }
    }
}
