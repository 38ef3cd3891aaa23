using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Kasane.Conformance.Binding;

/// <summary>What counts as a list among parameter types, and how one is made.</summary>
static class Lists
{
    private static readonly Type[] Interfaces =
    [
        typeof(IEnumerable<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>), typeof(ICollection<>), typeof(IList<>),
            typeof(List<>),
    ];

    public static bool IsSpan(Type type) => type.IsGenericType && type.IsByRefLike
        && (type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>) || type.GetGenericTypeDefinition() == typeof(Span<>));

    public static bool IsTuple(Type type) => type is { IsValueType: true, IsGenericType: true } && typeof(ITuple).IsAssignableFrom(type);

    /// <summary>The type of the elements; null where the type is no list that can be made.</summary>
    public static Type? ElementType(Type type)
    {
        if (type == typeof(string)) return null;
        if (type.IsArray) return type.GetArrayRank() == 1 ? type.GetElementType() : null;
        if (IsSpan(type)) return type.GetGenericArguments()[0];
        if (type.IsGenericType && Interfaces.Contains(type.GetGenericTypeDefinition())) return type.GetGenericArguments()[0];
        if (IsDictionary(type)) return typeof(KeyValuePair<,>).MakeGenericType(type.GetGenericArguments());
        return Builder(type)?.GetParameters()[0].ParameterType.GetGenericArguments()[0];
    }

    /// <summary>A list of the type (for spans: an array); null where that is impossible.</summary>
    public static object? Create(Type type, Type element, IReadOnlyList<object?> items)
    {
        var array = Array.CreateInstance(element, items.Count);
        for (var i = 0; i < items.Count; i++) array.SetValue(items[i], i);
        if (IsSpan(type) || type.IsInstanceOfType(array)) return array;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>)) return Activator.CreateInstance(type, array);
        if (IsDictionary(type)) return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()), array);
        return Builder(type) is { } builder ? Invoker.For(builder)(null, [array]) : null;
    }

    /// <summary>The items of something that is a list as a result: arrays, collections, tuples and records.</summary>
    public static IReadOnlyList<object?>? Items(object? value) => value switch
    {
        null or string => null,
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])],
        IEnumerable items => [.. items.Cast<object?>()],
        _ => Deconstruct(value),
    };

    private static bool IsDictionary(Type type) => type.IsGenericType
        && type.GetGenericTypeDefinition() is { } open
        && (open == typeof(Dictionary<,>) || open == typeof(IReadOnlyDictionary<,>) || open == typeof(IDictionary<,>));

    private static MethodInfo? Builder(Type type) =>
        type.GetCustomAttribute<CollectionBuilderAttribute>() is { } attribute && !type.IsGenericType
            ? attribute.BuilderType.GetMethods(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(method =>
                method.Name == attribute.MethodName && method.GetParameters() is [{ ParameterType: var only }] && IsSpan(only))
            : null;

    // A positional record gives its parts in order.
    private static object?[]? Deconstruct(object value)
    {
        var method = value.GetType().GetMethods().FirstOrDefault(method => method.Name == "Deconstruct" && !method.IsStatic);
        if (method is null || value.GetType().Namespace == nameof(System)) return null;
        var parts = new object?[method.GetParameters().Length];
        method.Invoke(value, parts);
        return parts;
    }
}
