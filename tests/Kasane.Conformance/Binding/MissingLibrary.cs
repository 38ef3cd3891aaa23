using System.Reflection;

namespace Kasane.Conformance.Binding;

/// <summary>A library in which nothing is implemented yet: every case fails.</summary>
sealed class MissingLibrary : ILibrary
{
    public ITensorAccess Tensors { get; } = DispatchProxy.Create<ITensorAccess, MissingProxy>();

    public IModuleAccess Modules { get; } = DispatchProxy.Create<IModuleAccess, MissingProxy>();

    public IOptimizerAccess Optimizers { get; } = DispatchProxy.Create<IOptimizerAccess, MissingProxy>();

    public ICheckpointAccess Checkpoints { get; } = DispatchProxy.Create<ICheckpointAccess, MissingProxy>();

    public object? Call(string op, Arguments arguments) => throw new BindingException($"unknown: {op}");
}

/// <summary>Throws whatever is called.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it.
class MissingProxy : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        throw new BindingException($"unknown: {targetMethod?.DeclaringType?.Name}.{targetMethod?.Name}");
}
