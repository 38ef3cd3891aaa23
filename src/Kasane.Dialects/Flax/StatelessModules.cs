namespace Kasane.Dialects.Flax;

/// <summary>Init and Apply, for every module: Kasane's own layers may stand among those of this dialect.</summary>
public static class StatelessModules
{
    /// <summary>Makes the state of a module by running it once on a copy.</summary>
    /// <param name="module">The module, which stays without parameters.</param>
    /// <param name="key">Where the initial weights come from.</param>
    /// <param name="input">An input such as it will get.</param>
    /// <exception cref="KasaneException">The input does not fit.</exception>
    public static Variables Init(this Module<Tensor, Tensor> module, RandomKey key, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(module);
        var copy = module.Clone().Eval();
        using (Autograd.NoGrad())
        using (Scope.Open(key, null))
            copy.Call(input);
        var (parameters, statistics) = (new StateDict(), new StateDict());
        foreach (var (name, parameter) in copy.NamedParameters()) parameters[name] = parameter;
        foreach (var (name, buffer) in copy.NamedBuffers()) statistics[name] = buffer;
        return new(parameters, statistics);
    }

    /// <summary>The module's output as a pure function of state and input.</summary>
    /// <param name="module">The module.</param>
    /// <param name="variables">The state.</param>
    /// <param name="input">The input.</param>
    /// <param name="train">Whether dropout drops and batch norm uses the batch's statistics.</param>
    /// <param name="dropout">Where dropout takes its numbers from.</param>
    /// <exception cref="KasaneException">State or input do not fit.</exception>
    public static Tensor Apply(this Module<Tensor, Tensor> module, Variables variables, Tensor input, bool train = false, RandomKey? dropout = null) =>
        module.ApplyMutable(variables, input, train, dropout).Output;

    /// <summary>The module's output for parameters by key.</summary>
    /// <param name="module">The module.</param>
    /// <param name="parameters">The parameters (and buffers) by key.</param>
    /// <param name="input">The input.</param>
    /// <exception cref="KasaneException">State or input do not fit.</exception>
    public static Tensor Apply(this Module<Tensor, Tensor> module, IReadOnlyDictionary<string, Tensor> parameters, Tensor input)
    {
        using var scope = Scope.Open(null, null);
        return Functional.With(module, parameters).Eval().Call(input);
    }

    /// <summary>The module's output, and the state with what the call has counted along the way (<c>mutable=["batch_stats"]</c>).</summary>
    /// <param name="module">The module.</param>
    /// <param name="variables">The state, which is not changed.</param>
    /// <param name="input">The input.</param>
    /// <param name="train">Whether dropout drops and batch norm uses the batch's statistics.</param>
    /// <param name="dropout">Where dropout takes its numbers from.</param>
    /// <exception cref="KasaneException">State or input do not fit.</exception>
    public static (Tensor Output, Variables Updated) ApplyMutable(
        this Module<Tensor, Tensor> module, Variables variables, Tensor input, bool train = true, RandomKey? dropout = null)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var updated = variables with { BatchStats = variables.BatchStats.Clone() };
        using var scope = Scope.Open(null, dropout);
        return (Functional.With(module, updated.All()).Train(train).Call(input), updated);
    }
}
