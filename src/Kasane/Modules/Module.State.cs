namespace Kasane;

public abstract partial class Module
{
    /// <summary>
    /// All parameters and persistent buffers of this module and below with their keys, in PyTorch's order. The tensors share memory with
    /// the module; clone them to keep a snapshot.
    /// </summary>
    public StateDict StateDict()
    {
        var state = new StateDict();
        foreach (var (key, member) in TreeWalk.Tensors(this, kind => kind is MemberKind.Parameter or MemberKind.Buffer, distinct: false))
            state[key] = member.IsUninitialized ? member.Tensor : member.Tensor.Detach();
        return state;
    }

    /// <summary>Copies values into the parameters and persistent buffers. Everything is checked before anything is changed.</summary>
    /// <param name="state">Tensors by key; shapes must fit, dtypes are converted.</param>
    /// <param name="strict">Whether missing and unexpected keys are errors (default) or only reported.</param>
    /// <returns>The keys that were missing or unexpected.</returns>
    /// <exception cref="StateDictException">A shape differs, or (strict) a key is missing or unexpected; all of them are named.</exception>
    public LoadReport LoadStateDict(IReadOnlyDictionary<string, Tensor> state, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(state);
        var own = TreeWalk.Tensors(this, kind => kind is MemberKind.Parameter or MemberKind.Buffer, distinct: false).ToList();
        var missing = own.Where(pair => !state.ContainsKey(pair.Key)).Select(pair => pair.Key).ToArray();
        var known = own.Select(pair => pair.Key).ToHashSet();
        var unexpected = state.Keys.Where(key => !known.Contains(key)).ToArray();
        var report = new LoadReport(missing, unexpected);
        var problems = new List<string>();
        if (strict && missing.Length > 0) problems.Add($"missing: {string.Join(", ", missing)}");
        if (strict && unexpected.Length > 0) problems.Add($"unexpected: {string.Join(", ", unexpected)}");
        foreach (var (key, member) in own)
            if (state.TryGetValue(key, out var value) && !member.IsUninitialized && value.Shape != member.Tensor.Shape)
                problems.Add($"{key} has shape {value.Shape}, expected {member.Tensor.Shape}");
        if (problems.Count > 0)
            throw new StateDictException($"The state dict does not fit {DisplayName}; nothing was changed. {string.Join("; ", problems)}.");

        using var mode = Autograd.NoGrad();
        foreach (var (key, member) in own)
            if (state.TryGetValue(key, out var value)) member.Load(value);
        OnStateLoaded();
        foreach (var (_, module) in TreeWalk.Modules(this).Skip(1)) module.OnStateLoaded();
        return report;
    }

    /// <summary>Called after values were loaded into this module.</summary>
    protected virtual void OnStateLoaded()
    {
    }
}
