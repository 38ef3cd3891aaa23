using System.Numerics;
using System.Reflection;

namespace Kasane.Conformance.Binding;

/// <summary>Converts a neutral value to the type of a parameter. For spans the result is an array: see <see cref="Invoker"/>.</summary>
/// <param name="functions">Finds the library's counterpart of a function of <c>torch.nn.functional</c> as a delegate of the given
/// type.</param>
sealed class ArgumentConverter(Func<string, Type, Delegate?>? functions = null)
{
    private const int SingleAsList = 5, ByOperator = 2, ByName = 3, NullForStruct = 20, Anything = 30;

    /// <summary>The conversion, or null where C# has none.</summary>
    public Conversion? Convert(object? value, Type target)
    {
        if (target.IsByRef) target = target.GetElementType()!;
        if (Nullable.GetUnderlyingType(target) is { } underlying) return value is null ? new(null, 0) : Convert(value, underlying);
        if (value is null) return NullTo(target);
        if (target == typeof(object)) return new(value, Anything);
        if (target.IsInstanceOfType(value) && !Lists.IsSpan(target)) return new(value, 0);
        return Direct(value, target) ?? ByImplicitOperator(value, target);
    }

    /// <summary>Conversions without user-defined operators.</summary>
    private Conversion? Direct(object value, Type target) => value switch
    {
        bool or long or double or Complex => Numbers.Convert(value, target) ?? Single(value, target),
        string text => FromText(text, target) ?? Single(value, target),
        object?[] list => Lists.IsTuple(target) ? ToTuple(list, target) : ToList(list, target),
        MapArgument map => ToMap(map, target),
        FunctionArgument function => ToDelegate(function.Name, target),
        _ => Single(value, target),
    };

    private static Conversion? NullTo(Type target) =>
        Lists.IsSpan(target) ? new(Array.CreateInstance(Lists.ElementType(target)!, 0), NullForStruct)
        : target.IsValueType ? null
        : new(null, 0);

    // PyTorch takes 3 for [3] in many places; so do we where the parameter is a list.
    private Conversion? Single(object value, Type target) =>
        Lists.ElementType(target) is { } element && element != typeof(char) && target != typeof(string)
            && Convert(value, element) is { } item
            ? Lists.Create(target, element, [item.Value]) is { } list ? new(list, SingleAsList + item.Cost) : null
            : null;

    private Conversion? ToList(object?[] list, Type target)
    {
        if (Lists.ElementType(target) is not { } element) return null;
        var cost = 0;
        var items = new object?[list.Length];
        for (var i = 0; i < list.Length; i++)
        {
            if (Convert(list[i], element) is not { } item) return null;
            (items[i], cost) = (item.Value, Math.Max(cost, item.Cost));
        }
        return Lists.Create(target, element, items) is { } made ? new(made, 1 + cost) : null;
    }

    private Conversion? ToTuple(object?[] list, Type target)
    {
        var types = target.GetGenericArguments();
        if (types.Length != list.Length) return null;
        var items = new object?[list.Length];
        var cost = 1;
        for (var i = 0; i < items.Length; i++)
        {
            if (Convert(list[i], types[i]) is not { } item) return null;
            (items[i], cost) = (item.Value, cost + item.Cost);
        }
        return new(Activator.CreateInstance(target, items), cost);
    }

    private Conversion? ToMap(MapArgument map, Type target)
    {
        if (Lists.ElementType(target) is not { IsGenericType: true } pair) return null;
        var types = pair.GetGenericArguments();
        if (types.Length != 2 || types[0] != typeof(string)) return null;
        var entries = new object?[map.Entries.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            if (Convert(map.Entries[i].Value, types[1]) is not { } item) return null;
            entries[i] = Activator.CreateInstance(pair, map.Entries[i].Key, item.Value);
        }
        return Lists.Create(target, pair, entries) is { } made ? new(made, 1) : null;
    }

    private Conversion? FromText(string text, Type target)
    {
        if (target.IsEnum)
        {
            var name = Array.Find(Enum.GetNames(target), name => Spelling.Same(name, text));
            return name is null ? null : new(Enum.Parse(target, name), 1);
        }
        if (typeof(Delegate).IsAssignableFrom(target)) return ToDelegate(text, target);
        const BindingFlags Statics = BindingFlags.Public | BindingFlags.Static;
        foreach (var property in target.GetProperties(Statics))
            if (property.PropertyType == target && Spelling.Same(property.Name, text)) return new(property.GetValue(null), ByName);
        return target.GetMethod("Parse", Statics, [typeof(string)]) is { } parse && parse.ReturnType == target && !target.IsPrimitive
            ? Try(() => parse.Invoke(null, [text]))
            : null;
    }

    private Conversion? ToDelegate(string name, Type target) =>
        typeof(Delegate).IsAssignableFrom(target) && functions?.Invoke(name, target) is { } made ? new(made, ByName) : null;

    private Conversion? ByImplicitOperator(object value, Type target)
    {
        Conversion? best = null;
        foreach (var method in target.GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            if (method.Name != "op_Implicit" || method.ReturnType != target) continue;
            var source = method.GetParameters()[0].ParameterType;
            var given = source.IsInstanceOfType(value) ? new Conversion(value, 0) : Direct(value, source);
            if (given is not { } fit || best?.Cost <= fit.Cost + ByOperator) continue;
            best = new(Invoker.For(method)(null, [fit.Value]), fit.Cost + ByOperator);
        }
        return best;
    }

    private static Conversion? Try(Func<object?> make)
    {
        try
        {
            return new(make(), ByName);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }
}
