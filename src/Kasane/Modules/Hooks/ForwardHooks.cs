using System.Diagnostics.CodeAnalysis;

namespace Kasane.Internal;

/// <summary>All hooks of one module, and how they run around its forward pass.</summary>
internal sealed class ForwardHooks<
    [DynamicallyAccessedMembers(TensorParts.Reflected)] TInput, [DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput> : ModuleHooks
{
    public HookList<Func<Module<TInput, TOutput>, TInput, TInput>> Before { get; } = new();

    public HookList<Func<Module<TInput, TOutput>, TInput, TOutput, TOutput>> After { get; } = new();

    /// <summary>A call with everything around it: global hooks first, then the module's own.</summary>
    public static TOutput Run(Module<TInput, TOutput> module, ForwardHooks<TInput, TOutput>? hooks, TInput input, Func<TInput, TOutput> forward)
    {
        input = GlobalModuleHooks.RunBefore(module, input);
        if (hooks is not null)
            foreach (var entry in hooks.Before.Items) input = entry.Hook(module, input);
        module.RefreshParametrized();

        var boundary = BackwardBoundary.Of(module, hooks);
        if (boundary is not null) input = boundary.Enter(input);
        var output = forward(input);
        output = GlobalModuleHooks.RunAfter(module, input, output);
        if (hooks is not null)
            foreach (var entry in hooks.After.Items) output = entry.Hook(module, input, output);
        return boundary is null ? output : boundary.Leave(output);
    }
}
