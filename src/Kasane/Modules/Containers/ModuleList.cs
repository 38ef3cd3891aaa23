using System.Collections;
using System.Globalization;

namespace Kasane;

/// <summary>Modules in a list, under the keys 0, 1, ...; it has no forward pass of its own.</summary>
/// <typeparam name="T">What all of them are, so that no cast is needed.</typeparam>
public sealed class ModuleList<T> : Module, IReadOnlyList<T>
    where T : Module
{
    /// <summary>An empty list.</summary>
    public ModuleList()
    {
    }

    /// <summary>A list of modules.</summary>
    public ModuleList(IEnumerable<T> modules) => AddRange(modules);

    /// <inheritdoc/>
    protected override string DisplayName => "ModuleList";

    /// <summary>How many modules there are.</summary>
    public int Count => Registered?.Count ?? 0;

    /// <summary>One module.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such module.</exception>
    public T this[int index]
    {
        get => (T)Registered![Checked(index)];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Registered!.Replace(Checked(index), value);
        }
    }

    /// <summary>One module, <c>^1</c> being the last.</summary>
    public T this[Index index]
    {
        get => this[index.GetOffset(Count)];
        set => this[index.GetOffset(Count)] = value;
    }

    /// <summary>Appends a module.</summary>
    public void Add(T module) => EnsureRegistry().Add(Count.ToString(CultureInfo.InvariantCulture), module, MemberKind.Module);

    /// <summary>Appends modules.</summary>
    public void AddRange(IEnumerable<T> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var module in modules) Add(module);
    }

    /// <summary>Puts a module at a position; those behind move up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position lies outside.</exception>
    public void Insert(int index, T module)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, Count);
        var all = this.ToList();
        all.Insert(index, module);
        EnsureRegistry().Replace([.. all.Select((item, i) => (i.ToString(CultureInfo.InvariantCulture), (object)item, MemberKind.Module))]);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Checked(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return index;
    }
}
