using System.Reflection;

namespace Kasane.Conformance.Binding;

/// <summary>A method, property getter or constructor with its receiver as first parameter.</summary>
sealed class Callable
{
    private readonly MethodBase method;

    public Callable(MethodBase method)
    {
        this.method = method;
        var own = method.GetParameters().Select(Parameter.Of);
        HasReceiver = !method.IsStatic && method is MethodInfo;
        Parameters = HasReceiver ? [Parameter.Receiver(method.DeclaringType!), .. own] : [.. own];
    }

    public bool HasReceiver { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    public object? Invoke(object?[] values) =>
        HasReceiver ? Invoker.For(method)(values[0], values[1..]) : Invoker.For(method)(null, values);

    /// <summary>The method as a delegate, if its signature is the delegate's.</summary>
    public Delegate? ToDelegate(Type type) =>
        method is MethodInfo { IsStatic: true } function ? Delegate.CreateDelegate(type, function, throwOnBindFailure: false) : null;

    public override string ToString()
    {
        var parameters = Parameters.Skip(HasReceiver ? 1 : 0).Select(parameter => $"{parameter.Type.Name} {parameter.Name}");
        return $"{method.DeclaringType?.Name}.{method.Name}({string.Join(", ", parameters)})";
    }
}
