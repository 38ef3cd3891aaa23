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
            throw new ArgumentException(
                $"{GetType().Name} got an empty list of parameters. Pass module.Parameters() of a module that has some.", nameof(groups));
    }

    /// <summary>The parameter groups.</summary>
    public IReadOnlyList<ParameterGroup> Groups => groups;

    /// <summary>The same, to be walked through without an enumerator in memory.</summary>
    private protected List<ParameterGroup> GroupList => groups;

    /// <summary>Adds parameters, such as those of layers that are no longer frozen.</summary>
    /// <exception cref="ArgumentException">
    /// The options are another optimizer's, a parameter is in a group already, one is the result of a recorded operation, or the optimizer
    /// does not take its like.
    /// </exception>
    public void AddGroup(ParameterGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (group.Options.GetType() != optionsType)
            throw new ArgumentException(
                $"{GetType().Name} expects groups with {optionsType.Name}, but got {group.Options.GetType().Name}.", nameof(group));
        var seen = new HashSet<Tensor>(groups.SelectMany(other => other.Parameters), ReferenceEqualityComparer.Instance);
        foreach (var parameter in group.Parameters)
        {
            if (!seen.Add(parameter))
                throw new ArgumentException(
                    $"A parameter of shape {parameter.Shape} appears more than once. Each belongs to one group, once.", nameof(group));
            if (!parameter.IsLeaf)
                throw new ArgumentException(
                    $"An optimizer updates leaves only, but one of shape {parameter.Shape} is an operation's result. Detach it.",
                    nameof(group));
            Check(parameter);
        }
        groups.Add(group);
    }

    /// <summary>Drops the gradients of all parameters.</summary>
    public void ZeroGrad()
    {
        foreach (var group in groups)
            for (var i = 0; i < group.Parameters.Count; i++) group.Parameters[i].DropGrad();
    }

    /// <summary>Updates every parameter that has a gradient. Not recorded.</summary>
    /// <exception cref="DeviceException">A gradient lies on another device than its parameter; nothing was changed.</exception>
    public abstract void Step();

    /// <summary>Computes the loss anew, then updates every parameter that has a gradient.</summary>
    /// <param name="closure">
    /// Drops the gradients, computes the loss, runs backward and returns the loss. It runs with gradients enabled.
    /// </param>
    /// <returns>What the closure returned.</returns>
    /// <exception cref="DeviceException">A gradient lies on another device than its parameter; no parameter was changed.</exception>
    public virtual Tensor Step(Func<Tensor> closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        Tensor loss;
        using (Autograd.EnableGrad()) loss = closure();
        Step();
        return loss;
    }

    /// <summary>Checks that this optimizer can update a parameter.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    private protected virtual void Check(Tensor parameter)
    {
    }

    /// <summary>Checks all parameters that have gradients, before the first of them is updated.</summary>
    private protected void CheckGradients()
    {
        foreach (var group in groups)
            for (var i = 0; i < group.Parameters.Count; i++)
            {
                var parameter = group.Parameters[i];
                if (parameter.GradOrNull is not { } gradient) continue;
                if (gradient.Device != parameter.Device)
                    throw new DeviceException(
                        $"{GetType().Name} expects gradients beside their parameters, but got {parameter.Device} and {gradient.Device}.");
                Check(parameter);
            }
    }

    private protected OptimizerState StateOf(Tensor parameter, Func<OptimizerState>? make = null)
    {
        if (!states.TryGetValue(parameter, out var state)) states[parameter] = state = make?.Invoke() ?? new();
        return state;
    }
}
