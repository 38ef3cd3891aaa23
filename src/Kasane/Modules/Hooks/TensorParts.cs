using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Kasane.Internal;

/// <summary>The tensors inside a module's input or output: a tensor itself, or those in tuples, record structs, arrays and lists.</summary>
internal static class TensorParts
{
    internal const DynamicallyAccessedMemberTypes Reflected = DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.NonPublicFields;

    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>All tensors in a value of which only the object is known.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "A module's output: its type argument keeps the fields.")]
    public static List<Tensor?> Of(object? value)
    {
        var found = new List<Tensor?>();
        if (value is not null) Visit(value, value.GetType(), tensor => Found(found, tensor));
        return found;
    }

    /// <summary>All tensors in order; null where one may be but is not.</summary>
    public static List<Tensor?> Of<[DynamicallyAccessedMembers(Reflected)] T>(T value)
    {
        var found = new List<Tensor?>();
        Visit(value, typeof(T), tensor => Found(found, tensor));
        return found;
    }

    /// <summary>The same structure with other tensors in it, in the order of <see cref="Of"/>.</summary>
    public static T With<[DynamicallyAccessedMembers(Reflected)] T>(T value, IReadOnlyList<Tensor?> tensors)
    {
        var next = 0;
        return (T)Visit(value, typeof(T), _ => tensors[next++])!;
    }

    [DynamicDependency(Reflected, typeof(ValueTuple<,>))]
    [DynamicDependency(Reflected, typeof(ValueTuple<,,>))]
    [DynamicDependency(Reflected, typeof(ValueTuple<,,,>))]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "Fields of a struct inside a struct: tuples are kept above, records by their layout.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A nullable struct or a boxed one: its type is a field's or an argument's, as above.")]
    private static object? Visit(object? value, [DynamicallyAccessedMembers(Reflected)] Type declared, Func<Tensor?, Tensor?> replace)
    {
        switch (value)
        {
            case null:
                return typeof(Tensor).IsAssignableFrom(declared) ? replace(null) : null;
            case Tensor tensor:
                return replace(tensor);
            case Tensor?[] array:
                return Array.ConvertAll(array, item => replace(item));
            case IReadOnlyList<Tensor?> list when value is IList { IsFixedSize: false } && value.GetType() == typeof(List<Tensor>):
                return list.Select(item => replace(item)).ToList();
        }
        var type = Nullable.GetUnderlyingType(declared) is null && declared.IsValueType ? declared : value.GetType();
        if (!type.IsValueType || type.IsPrimitive || type.IsEnum) return value;
        foreach (var field in type.GetFields(Instance))
        {
            var old = field.GetValue(value);
            var changed = Visit(old, field.FieldType, replace);
            // The value is a box: writing into it is writing into the copy.
            if (!ReferenceEquals(old, changed)) field.SetValue(value, changed);
        }
        return value;
    }

    private static Tensor? Found(List<Tensor?> found, Tensor? tensor)
    {
        found.Add(tensor);
        return tensor;
    }
}
