using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Kasane.Internal;

/// <summary>Plans how items of one type become a batch of another, once per pair of types.</summary>
[RequiresUnreferencedCode("Takes types apart.")]
[RequiresDynamicCode("Makes arrays of types known at run time.")]
internal static class StructuredCollate
{
    public static Func<object?[], object> Plan(Type item, Type batch)
    {
        if (item == typeof(Tensor) && batch == typeof(Tensor)) return items => Functional.Stack([.. items.Select(x => (Tensor)x!)]);
        if (batch == typeof(Tensor) && Numbers(item) is { } numbers) return numbers;
        if (batch != typeof(object) && batch.IsAssignableFrom(item.MakeArrayType())) return items => Typed(items, item);
        if (Value(item) is { } from && Value(batch) is { } to && batch.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(typeof(string), to)))
            return Entries(Plan(from, to), to);
        return Parts(item, batch);
    }

    private static Func<object?[], object>? Numbers(Type item) => Type.GetTypeCode(item) switch
    {
        _ when item.IsEnum => items => Collate.Numbers([.. items.Select(ToInt64)]),
        TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 =>
            items => Collate.Numbers([.. items.Select(ToInt64)]),
        TypeCode.Single => items => Collate.Numbers([.. items.Select(x => (float)x!)]),
        TypeCode.Double => items => Collate.Numbers([.. items.Select(x => (double)x!)]),
        TypeCode.Boolean => items => Collate.Numbers([.. items.Select(x => (bool)x!)]),
        _ => null,
    };

    private static long ToInt64(object? number) => Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture);

    private static Array Typed(object?[] items, Type item)
    {
        var array = Array.CreateInstance(item, items.Length);
        for (var i = 0; i < items.Length; i++) array.SetValue(items[i], i);
        return array;
    }

    /// <summary>The type of a dictionary's values; null for anything else.</summary>
    private static Type? Value(Type type) => type.GetInterfaces().Append(type)
        .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && face.GetGenericArguments()[0] == typeof(string))
        .Select(face => face.GetGenericArguments()[1]).FirstOrDefault();

    private static Func<object?[], object> Entries(Func<object?[], object> value, Type to)
    {
        return items =>
        {
            var first = Keys(items[0]);
            var made = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), to))!;
            foreach (var item in items)
                if (!first.Order().SequenceEqual(Keys(item).Order()))
                    throw new ArgumentException(
                        $"A batch expects the same keys in every item, but got ({string.Join(", ", first)}) and "
                        + $"({string.Join(", ", Keys(item))}).",
                        nameof(items));
            foreach (var key in first) made[key] = value([.. items.Select(item => ((System.Collections.IDictionary)item!)[key])]);
            return made;
        };

        static string[] Keys(object? item) => [.. ((System.Collections.IDictionary)item!).Keys.Cast<string>()];
    }

    private static Func<object?[], object> Parts(Type item, Type batch)
    {
        var (from, to) = (Constructor(item), Constructor(batch));
        if (from is null || to is null || from.GetParameters().Length != to.GetParameters().Length)
            throw new ArgumentException(
                $"Items of type {item} make no batch of type {batch}. "
                + "Expected tensors, numbers, texts, dictionaries, or records with as many parts; or pass a collate function.",
                nameof(batch));
        var readers = Array.ConvertAll(from.GetParameters(), parameter => Reader(item, parameter));
        var plans = from.GetParameters().Zip(to.GetParameters(), (a, b) => Plan(a.ParameterType, b.ParameterType)).ToArray();
        return items => to.Invoke([.. plans.Select((plan, i) => plan(Array.ConvertAll(items, x => readers[i](x!))))]);
    }

    private static ConstructorInfo? Constructor(Type type) => type.GetConstructors()
        .Where(made => made.GetParameters().Length > 0 && made.GetParameters().All(parameter => parameter.ParameterType != type))
        .MaxBy(made => made.GetParameters().Length);

    private static Func<object, object?> Reader(Type type, ParameterInfo parameter)
    {
        const BindingFlags Flags = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;
        if (type.GetProperty(parameter.Name!, Flags) is { } property) return property.GetValue;
        if (type.GetField(parameter.Name!, Flags) is { } field) return field.GetValue;
        throw new ArgumentException(
            $"The part '{parameter.Name}' of {type} cannot be read: there is no property of that name. "
            + "Use a record, or pass a collate function.",
            nameof(type));
    }
}
