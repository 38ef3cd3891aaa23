using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Tuples with other elements. A value tuple comes as a box; the result is a new one.</summary>
internal static class Tuples
{
    public static object With(object tuple, int index, object item) => Convert(tuple, (old, i) => i == index ? item : old);

    public static object Convert(object tuple, Func<object, object> change) => Convert(tuple, (old, _) => old is null ? null : change(old));

    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,,,,>))]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The constructors of tuples are kept above.")]
    private static object Convert(object tuple, Func<object?, int, object?> change)
    {
        var items = (ITuple)tuple;
        if (items.Length > 7)
            throw new NotSupportedException($"A tuple of {items.Length} elements cannot hold a module's members; up to 7 can. Use an array or a List.");
        var arguments = new object?[items.Length];
        var same = true;
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = change(items[i], i);
            same &= ReferenceEquals(arguments[i], items[i]) || items[i] is ValueType;
        }
        return same ? tuple : Activator.CreateInstance(tuple.GetType(), arguments)!;
    }
}
