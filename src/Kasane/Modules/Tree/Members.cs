using System.Collections;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Reads the members of one module: its fields' current values, collections opened up, then what was registered by hand.</summary>
internal static class Members
{
    /// <param name="module">Whose members.</param>
    /// <param name="all">Whether those that are computed from others count too.</param>
    /// <exception cref="StateDictException">Two members have the same key.</exception>
    public static List<Member> Of(Module module, bool all = false)
    {
        var members = new List<Member>();
        foreach (var field in MemberFields.Of(module))
        {
            if (field.Field.GetValue(module) is not { } value || (!all && module.IsParametrized(field.Name))) continue;
            Collect(members, field.Name, value, field, replacement => field.Field.SetValue(module, replacement));
        }
        module.Registered?.AddTo(members);
        if (!all && module.HasParametrized) members.RemoveAll(member => module.IsParametrized(member.Name));
        RequireDistinct(members, module);
        return members;
    }

    private static void Collect(List<Member> members, string name, object value, MemberField field, Action<object> replace)
    {
        switch (value)
        {
            case Module child:
                members.Add(new(name, child, MemberKind.Module, replace));
                break;
            case Parameter parameter:
                members.Add(new(name, parameter, MemberKind.Parameter, replace));
                break;
            case Tensor tensor:
                var kind = !field.IsBuffer ? MemberKind.Constant : field.IsPersistent ? MemberKind.Buffer : MemberKind.TransientBuffer;
                members.Add(new(name, tensor, kind, replace));
                break;
            case IDictionary dictionary when MayHoldMembers(value.GetType()):
                foreach (DictionaryEntry entry in dictionary)
                {
                    var key = entry.Key;
                    if (entry.Value is not null) Collect(members, $"{name}.{key}", entry.Value, field, replacement => dictionary[key] = replacement);
                }
                break;
            case IList list when MayHoldMembers(value.GetType()):
                for (var i = 0; i < list.Count; i++)
                {
                    var at = i;
                    if (list[i] is { } item) Collect(members, $"{name}.{i}", item, field, replacement => list[at] = replacement);
                }
                break;
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++)
                {
                    var at = i;
                    if (tuple[i] is { } item)
                        Collect(members, $"{name}.{i}", item, field, replacement => replace(value = Tuples.With(value, at, replacement)));
                }
                break;
            case IEnumerable<Module> or IEnumerable<Parameter>:
                throw new StateDictException(
                    $"The field '{field.Name}' holds modules or parameters in a {value.GetType().Name}, whose elements have no keys. Use an array, a "
                    + "List or a Dictionary, or mark the field with [NotAMember].");
        }
    }

    // Opening an array of a million floats to look for modules would be a waste.
    public static bool MayHoldMembers(Type type)
    {
        if (type.IsArray) return MayBeMember(type.GetElementType()!);
        return !type.IsGenericType || MayBeMember(type.GetGenericArguments()[^1]);
    }

    private static bool MayBeMember(Type type) => !type.IsValueType && type != typeof(string) && !typeof(Delegate).IsAssignableFrom(type);

    private static void RequireDistinct(List<Member> members, Module module)
    {
        var seen = new HashSet<string>();
        foreach (var member in members)
            if (!seen.Add(member.Name))
                throw new StateDictException(
                    $"Two members of {module.GetType().Name} have the key '{member.Name}'. Rename one field, or give it another key with [Name(\"...\")].");
    }
}
