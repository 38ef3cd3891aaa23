namespace Kasane;

/// <summary>Updates parameters from their gradients: <c>ZeroGrad</c>, forward, backward, <see cref="Step()"/>.</summary>
public abstract class Optimizer
{
    private readonly Dictionary<Tensor, OptimizerState> states = new(ReferenceEqualityComparer.Instance);

    /// <summary>An optimizer over one or several groups.</summary>
    /// <exception cref="ArgumentException">There is no parameter, one is in two groups, or one is no leaf.</exception>
    protected Optimizer(IEnumerable<ParameterGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Groups = [.. groups];
        if (Groups.Sum(group => group.Parameters.Count) == 0)
            throw new ArgumentException($"{GetType().Name} got an empty list of parameters. Pass module.Parameters() of a module that has some.", nameof(groups));
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        foreach (var parameter in Groups.SelectMany(group => group.Parameters))
        {
            if (!seen.Add(parameter)) throw new ArgumentException($"A parameter of shape {parameter.Shape} appears more than once. Each belongs to one group, once.", nameof(groups));
            if (!parameter.IsLeaf) throw new ArgumentException($"An optimizer updates leaves only, but a tensor of shape {parameter.Shape} is the result of a recorded operation. Detach it.", nameof(groups));
        }
    }

    /// <summary>The parameter groups.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>Drops the gradients of all parameters.</summary>
    public void ZeroGrad()
    {
        foreach (var group in Groups)
            foreach (var parameter in group.Parameters) parameter.DropGrad();
    }

    /// <summary>Updates every parameter that has a gradient. Not recorded.</summary>
    public virtual void Step()
    {
        using var mode = Autograd.NoGrad();
        foreach (var group in Groups)
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
