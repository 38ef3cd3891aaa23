using System.Reflection;

namespace Kasane.Conformance.Binding;

/// <summary>Throws whatever is called.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it.
class MissingProxy : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        throw new BindingException($"unknown: {targetMethod?.DeclaringType?.Name}.{targetMethod?.Name}");
}
