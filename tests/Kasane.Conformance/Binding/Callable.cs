using System.Linq.Expressions;
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

    /// <summary>The method as a delegate, if its signature is the delegate's, perhaps with optional parameters behind.</summary>
    public Delegate? ToDelegate(Type type)
    {
        if (method is not MethodInfo { IsStatic: true } function) return null;
        return Delegate.CreateDelegate(type, function, throwOnBindFailure: false) ?? WithDefaults(type, function);
    }

    private Delegate? WithDefaults(Type type, MethodInfo function)
    {
        var signature = type.GetMethod("Invoke")!;
        var given = signature.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType)).ToArray();
        var fits = given.Length < Parameters.Count && signature.ReturnType == function.ReturnType
            && given.Zip(Parameters).All(pair => pair.First.Type == pair.Second.Type)
            && Parameters.Skip(given.Length).All(parameter => parameter.IsOptional && !parameter.Type.IsByRefLike && !parameter.Type.IsByRef);
        if (!fits) return null;
        var rest = Parameters.Skip(given.Length).Select(parameter => Expression.Constant(parameter.Default, parameter.Type));
        return Expression.Lambda(type, Expression.Call(function, [.. given, .. rest]), given).Compile();
    }

    public override string ToString()
    {
        var parameters = Parameters.Skip(HasReceiver ? 1 : 0).Select(parameter => $"{parameter.Type.Name} {parameter.Name}");
        return $"{method.DeclaringType?.Name}.{method.Name}({string.Join(", ", parameters)})";
    }
}
