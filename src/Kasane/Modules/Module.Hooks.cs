namespace Kasane;

public abstract partial class Module
{
    private ModuleHooks? hooks;

    /// <summary>The hooks, if any was ever registered.</summary>
    internal ModuleHooks? Hooks => hooks;

    /// <summary>Whether a call has to do more than <c>Forward</c>: the one field that it asks.</summary>
    private protected bool IsWatched => hooks is not null || parametrized is not null;

    /// <summary>
    /// Runs a hook in every backward pass when the gradients of the module's inputs are complete; it may replace them. Inputs and outputs
    /// are the tensors in the module's input and output (in tuples, record structs, arrays and lists too).
    /// </summary>
    /// <param name="hook">Gets the module, the gradients of its inputs and of its outputs.</param>
    /// <returns>A handle that takes the hook away.</returns>
    /// <remarks>As in PyTorch, inputs and outputs of a module with such hooks must not be changed in place.</remarks>
    public IDisposable RegisterFullBackwardHook(BackwardHook hook) => EnsureHooks().AfterBackward.Add(hook);

    /// <summary>Runs a hook in every backward pass before it enters the module; it may replace the gradients of the outputs.</summary>
    /// <param name="hook">Gets the module and the gradients of its outputs; returns their replacement, or null.</param>
    /// <returns>A handle that takes the hook away.</returns>
    public IDisposable RegisterFullBackwardPreHook(Func<Module, IReadOnlyList<Tensor?>, IReadOnlyList<Tensor?>?> hook) =>
        EnsureHooks().BeforeBackward.Add(hook);

    /// <summary>Runs a hook after this module's part of a state dict was written; it may change it.</summary>
    /// <param name="hook">Gets the module, the whole state dict so far and the prefix of the module's keys, such as <c>encoder.0.</c>.</param>
    /// <returns>A handle that takes the hook away.</returns>
    public IDisposable RegisterStateDictHook(Action<Module, StateDict, string> hook) => EnsureHooks().StateSaved.Add(hook);

    /// <summary>Runs a hook before a state dict is checked and loaded; it may change its copy, for example rename keys of an older version.</summary>
    /// <param name="hook">Gets the module, a copy of the dict (sharing the tensors) and the prefix of the module's keys.</param>
    /// <returns>A handle that takes the hook away.</returns>
    public IDisposable RegisterLoadStateDictPreHook(Action<Module, StateDict, string> hook) => EnsureHooks().StateLoading.Add(hook);

    /// <summary>Runs a hook after a state dict was loaded into the tree that this module belongs to.</summary>
    /// <param name="hook">Gets the module and what did not match.</param>
    /// <returns>A handle that takes the hook away.</returns>
    public IDisposable RegisterLoadStateDictPostHook(Action<Module, LoadReport> hook) => EnsureHooks().StateLoaded.Add(hook);

    private protected ModuleHooks EnsureHooks()
    {
        if (hooks is { } known) return known;
        var made = NewHooks();
        return Interlocked.CompareExchange(ref hooks, made, null) ?? made;
    }

    private protected virtual ModuleHooks NewHooks() => new();
}
