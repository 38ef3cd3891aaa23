using System.Reflection;
using System.Runtime.CompilerServices;

namespace Kasane.Conformance.Binding;

/// <summary>A parameter to be bound; the receiver of an instance method is the first one.</summary>
sealed record Parameter(string Name, Type Type, bool IsOptional, bool TakesRest, ParameterInfo? Info)
{
    public static Parameter Receiver(Type type) => new("input", type, false, false, null);

    public static Parameter Of(ParameterInfo info) => new(
        info.Name ?? "",
        info.ParameterType,
        info.HasDefaultValue || info.IsOptional || info.IsOut,
        info.IsDefined(typeof(ParamArrayAttribute), false) || info.IsDefined(typeof(ParamCollectionAttribute), false),
        info);

    public bool IsOut => Info is { IsOut: true };

    /// <summary>What the compiler passes where the caller says nothing; for spans the array to make it of.</summary>
    public object? Default
    {
        get
        {
            var type = Type.IsByRef ? Type.GetElementType()! : Type;
            if (Lists.IsSpan(type)) return Array.CreateInstance(Lists.ElementType(type)!, 0);
            if (IsOut) return null;
            var value = Info is { HasDefaultValue: true } ? Info.DefaultValue : null;
            if (value is null) return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
            var plain = Nullable.GetUnderlyingType(type) ?? type;
            return plain.IsEnum && value.GetType() != plain ? Enum.ToObject(plain, value) : value;
        }
    }
}
