namespace Kasane;

/// <summary>Updates parameters from their gradients: <c>ZeroGrad</c>, forward, backward, <see cref="Step()"/>.</summary>
public abstract partial class Optimizer
{
    private readonly List<ParameterGroup> groups = [];
    private readonly Dictionary<Tensor, OptimizerState> states = new(ReferenceEqualityComparer.Instance);
    private readonly Type optionsType;

    private protected Optimizer(IEnumerable<ParameterGroup> groups, Type optionsType)
    {
        ArgumentNullException.ThrowIfNull(groups);
        this.optionsType = optionsType;
        foreach (var group in groups) AddGroup(group);
        if (this.groups.Sum(group => group.Parameters.Count) == 0)
            throw new ArgumentException($"{GetType().Name} got an empty list of parameters. Pass module.Parameters() of a module that has some.", nameof(groups));
    }

    /// <summary>The parameter groups.</summary>
    public IReadOnlyList<ParameterGroup> Groups => groups;

    /// <summary>Adds parameters, such as those of layers that are no longer frozen.</summary>
    /// <exception cref="ArgumentException">
    /// The options are another optimizer's, a parameter is in a group already, or one is the result of a recorded operation.
    /// </exception>
    public void AddGroup(ParameterGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (group.Options.GetType() != optionsType)
            throw new ArgumentException($"{GetType().Name} expects groups with {optionsType.Name}, but got {group.Options.GetType().Name}.", nameof(group));
        var seen = new HashSet<Tensor>(groups.SelectMany(other => other.Parameters), ReferenceEqualityComparer.Instance);
        foreach (var parameter in group.Parameters)
        {
            if (!seen.Add(parameter))
                throw new ArgumentException($"A parameter of shape {parameter.Shape} appears more than once. Each belongs to one group, once.", nameof(group));
            if (!parameter.IsLeaf)
                throw new ArgumentException($"An optimizer updates leaves only, but a tensor of shape {parameter.Shape} is the result of a recorded operation. Detach it.", nameof(group));
        }
        groups.Add(group);
    }

    /// <summary>Drops the gradients of all parameters.</summary>
    public void ZeroGrad()
    {
        foreach (var group in groups)
            foreach (var parameter in group.Parameters) parameter.DropGrad();
    }

    /// <summary>Updates every parameter that has a gradient. Not recorded.</summary>
    public virtual void Step()
    {
        using var mode = Autograd.NoGrad();
        foreach (var group in groups)
            foreach (var parameter in group.Parameters)
                if (parameter.GradOrNull is { } gradient) Update(parameter, gradient, group.Options, StateOf(parameter));
    }

    /// <summary>One parameter's step.</summary>
    private protected abstract void Update(Tensor parameter, Tensor gradient, OptimizerOptions options, OptimizerState state);

    private protected OptimizerState StateOf(Tensor parameter)
    {
        if (!states.TryGetValue(parameter, out var state)) states[parameter] = state = new();
        return state;
    }
}
