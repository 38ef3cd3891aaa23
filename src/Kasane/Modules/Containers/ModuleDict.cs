using System.Collections;

namespace Kasane;

/// <summary>Modules by name, in the order in which they were added; it has no forward pass of its own.</summary>
public sealed class ModuleDict : Module, IEnumerable<KeyValuePair<string, Module>>
{
    /// <summary>An empty dictionary.</summary>
    public ModuleDict()
    {
    }

    /// <summary>A dictionary of modules.</summary>
    /// <exception cref="ArgumentException">A name appears twice or contains a dot.</exception>
    public ModuleDict(IEnumerable<KeyValuePair<string, Module>> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var (name, module) in modules) Add(name, module);
    }

    /// <summary>How many modules there are.</summary>
    public int Count => Registered?.Count ?? 0;

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Keys => Enumerable.Range(0, Count).Select(i => Registered!.NameOf(i));

    /// <summary>The module of a name; setting replaces it or adds it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such module.</exception>
    public Module this[string name]
    {
        get => Find(name) is { } found and >= 0 ? (Module)Registered![found] : throw new KeyNotFoundException(
            $"There is no module '{name}'. There are: {string.Join(", ", Keys)}.");
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (Find(name) is { } found and >= 0) Registered!.Replace(found, value);
            else Add(name, value);
        }
    }

    /// <summary>Adds a module.</summary>
    /// <exception cref="ArgumentException">The name is taken or contains a dot.</exception>
    public void Add(string name, Module module) => EnsureRegistry().Add(name, module, MemberKind.Module);

    /// <summary>Whether there is a module of a name.</summary>
    public bool ContainsKey(string name) => Find(name) >= 0;

    /// <summary>Takes a module away.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string name)
    {
        var found = Find(name);
        if (found >= 0) Registered!.RemoveAt(found);
        return found >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Module>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return new(Registered!.NameOf(i), (Module)Registered[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string name) => Registered?.IndexOf(name) ?? -1;
}
