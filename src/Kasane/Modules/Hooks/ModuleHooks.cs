namespace Kasane.Internal;

/// <summary>The hooks of one module that do not depend on the types of its input and output.</summary>
internal class ModuleHooks
{
    public HookList<Func<Module, IReadOnlyList<Tensor?>, IReadOnlyList<Tensor?>?>> BeforeBackward { get; } = new();

    public HookList<BackwardHook> AfterBackward { get; } = new();

    public HookList<Action<Module, StateDict, string>> StateSaved { get; } = new();

    public HookList<Action<Module, StateDict, string>> StateLoading { get; } = new();

    public HookList<Action<Module, LoadReport>> StateLoaded { get; } = new();
}
