using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Copies a module tree; every object of it once.</summary>
/// <param name="copyTensor">What takes a tensor's place in the copy.</param>
/// <param name="keepHooks">Whether the copies run the originals' hooks.</param>
internal sealed class ModuleCopier(Func<Tensor, Tensor> copyTensor, bool keepHooks = false)
{
    private readonly Dictionary<object, object> copies = new(ReferenceEqualityComparer.Instance);

    public Module Copy(Module module)
    {
        if (copies.TryGetValue(module, out var known)) return (Module)known;
        var copy = module.CopyFields(keepHooks);
        // Before its members, for one of them may lead back here.
        copies.Add(module, copy);
        foreach (var field in MemberFields.Of(module))
            if (field.Field.GetValue(module) is { } value && CopyMember(value) is var copied && !ReferenceEquals(copied, value))
                field.Field.SetValue(copy, copied);
        if (copy.Registered is { } registered)
            for (var i = 0; i < registered.Count; i++) registered.Replace(i, CopyMember(registered[i]));
        return copy;
    }

    private object CopyMember(object value)
    {
        if (copies.TryGetValue(value, out var known)) return known;
        return value switch
        {
            Module child => Copy(child),
            Tensor tensor => copies[tensor] = copyTensor(tensor),
            Array array when Members.MayHoldMembers(value.GetType()) => CopyArray(array),
            IDictionary dictionary when Members.MayHoldMembers(value.GetType()) => CopyDictionary(dictionary),
            IList list when Members.MayHoldMembers(value.GetType()) => CopyList(list),
            ITuple => Tuples.Convert(value, CopyMember),
            _ => value,
        };
    }

    private Array CopyArray(Array array)
    {
        var copy = (Array)array.Clone();
        copies.Add(array, copy);
        if (array.Rank == 1)
            for (var i = 0; i < array.Length; i++)
                if (array.GetValue(i) is { } item) copy.SetValue(CopyMember(item), i);
        return copy;
    }

    private IList CopyList(IList list)
    {
        if (list.IsReadOnly) throw new NotSupportedException($"Clone cannot copy a {list.GetType().Name}, which is read-only. Use an array or a List.");
        var copy = (IList)Empty(list);
        copies.Add(list, copy);
        foreach (var item in list) copy.Add(item is null ? null : CopyMember(item));
        return copy;
    }

    private IDictionary CopyDictionary(IDictionary dictionary)
    {
        var copy = (IDictionary)Empty(dictionary);
        copies.Add(dictionary, copy);
        foreach (DictionaryEntry entry in dictionary) copy.Add(entry.Key, entry.Value is null ? null : CopyMember(entry.Value));
        return copy;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "Where trimming took the constructor away, the exception says so.")]
    private static object Empty(object collection)
    {
        try
        {
            return Activator.CreateInstance(collection.GetType())!;
        }
        catch (MissingMethodException exception)
        {
            throw new NotSupportedException(
                $"Clone cannot copy a {collection.GetType().Name}: it has no constructor without arguments. Use a List or a Dictionary.",
                exception);
        }
    }
}
