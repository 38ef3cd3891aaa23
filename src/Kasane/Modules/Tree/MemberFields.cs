using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kasane.Internal;

/// <summary>
/// The fields of module classes, base class first, then in order of declaration. Auto-properties and captured primary-constructor
/// parameters appear under their plain names.
/// </summary>
internal static class MemberFields
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, MemberField[]> Cache = new();

    public static MemberField[] Of(Module module)
    {
        var type = module.GetType();
        return Cache.TryGetValue(type, out var fields) ? fields : Cache[type] = Find(type);
    }

    /// <summary>PyTorch's spelling of a field's name: <c>inProjWeight</c> and <c>_inProjWeight</c> become <c>in_proj_weight</c>.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder(name.Length + 4);
        var plain = name.TrimStart('_');
        for (var i = 0; i < plain.Length; i++)
        {
            if (i > 0 && char.IsUpper(plain[i]) && (!char.IsUpper(plain[i - 1]) || (i + 1 < plain.Length && char.IsLower(plain[i + 1])))
                && plain[i - 1] != '_')
                key.Append('_');
            key.Append(char.ToLowerInvariant(plain[i]));
        }
        return key.ToString();
    }

    private static MemberField[] Find([DynamicallyAccessedMembers(Module.Reflected)] Type type)
    {
        var chain = new List<List<MemberField>>();
        for (Type? current = type; current is not null && current != typeof(Module); current = current.BaseType)
            chain.Add(OwnFields(current));
        chain.Reverse();
        return [.. chain.SelectMany(fields => fields)];
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Module keeps the fields and properties of all derived classes.")]
    private static List<MemberField> OwnFields(Type type)
    {
        var result = new List<MemberField>();
        foreach (var field in type.GetFields(Declared).OrderBy(field => field.MetadataToken))
        {
            if ((field.FieldType.IsValueType && !MayHoldMembers(field.FieldType)) || field.FieldType == typeof(string)
                || typeof(Delegate).IsAssignableFrom(field.FieldType)) continue;
            var name = PlainName(field.Name);
            var property = field.Name[0] == '<' ? type.GetProperty(name, Declared) : null;
            if (Attribute<NotAMemberAttribute>(field, property) is not null) continue;
            var buffer = Attribute<BufferAttribute>(field, property);
            result.Add(new(field, Attribute<NameAttribute>(field, property)?.Name ?? Key(name), buffer is not null, buffer?.Persistent ?? false));
        }
        return result;
    }

    // Tuples and immutable arrays: the only structs that are opened.
    private static bool MayHoldMembers(Type type) =>
        typeof(ITuple).IsAssignableFrom(type) || (typeof(IList).IsAssignableFrom(type) && Members.MayHoldMembers(type));

    // <Weight>k__BackingField is a property's, <weight>P a captured constructor parameter's.
    private static string PlainName(string name) => name[0] == '<' ? name[1..name.IndexOf('>', StringComparison.Ordinal)] : name;

    private static T? Attribute<T>(FieldInfo field, PropertyInfo? property)
        where T : Attribute => field.GetCustomAttribute<T>() ?? property?.GetCustomAttribute<T>();
}
