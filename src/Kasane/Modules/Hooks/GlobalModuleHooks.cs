using System.Diagnostics.CodeAnalysis;

namespace Kasane;

/// <summary>Hooks that run around every module's call in the process, before the module's own: for debugging and profiling.</summary>
public static class GlobalModuleHooks
{
    private static readonly HookList<Func<Module, object?, object?>> Before = new();
    private static readonly HookList<Func<Module, object?, object?, object?>> After = new();
    private static readonly HookList<BackwardHook> Backward = new();

    /// <summary>Whether any is registered: the one flag that a call asks.</summary>
    internal static bool Any => !Before.IsEmpty || !After.IsEmpty || !Backward.IsEmpty;

    internal static HookList<BackwardHook> AfterBackward => Backward;

    /// <summary>Runs a hook before every forward pass; it gets the module and its input.</summary>
    /// <param name="hook">What it returns replaces the input; null leaves it.</param>
    /// <returns>A handle that takes the hook away.</returns>
    public static IDisposable RegisterForwardPreHook(Func<Module, object?, object?> hook) => Before.Add(hook);

    /// <summary>Runs a hook after every forward pass; it gets the module, its input and its output.</summary>
    /// <param name="hook">What it returns replaces the output; null leaves it.</param>
    /// <returns>A handle that takes the hook away.</returns>
    public static IDisposable RegisterForwardHook(Func<Module, object?, object?, object?> hook) => After.Add(hook);

    /// <summary>Runs a hook when the gradients of a module's input are known; see <see cref="Module.RegisterFullBackwardHook"/>.</summary>
    /// <param name="hook">May replace the gradients of the input.</param>
    /// <returns>A handle that takes the hook away.</returns>
    public static IDisposable RegisterFullBackwardHook(BackwardHook hook) => Backward.Add(hook);

    internal static TInput RunBefore<TInput>(Module module, TInput input)
    {
        foreach (var entry in Before.Items)
            if (entry.Hook(module, input) is { } replacement) input = Checked<TInput>(replacement, module, "input");
        return input;
    }

    internal static TOutput RunAfter<TInput, TOutput>(Module module, TInput input, TOutput output)
    {
        foreach (var entry in After.Items)
            if (entry.Hook(module, input, output) is { } replacement) output = Checked<TOutput>(replacement, module, "output");
        return output;
    }

    [SuppressMessage("Usage", "CA2208:Instantiate argument exceptions correctly", Justification = "The hook is the user's argument of an earlier call.")]
    private static T Checked<T>(object replacement, Module module, string what) => replacement is T fitting
        ? fitting
        : throw new ArgumentException(
            $"A global hook returned a {replacement.GetType().Name} as the {what} of {module.GetType().Name}, which takes a {typeof(T).Name}. "
            + "Return null to leave it as it is.");
}
