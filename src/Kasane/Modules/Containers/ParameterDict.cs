using System.Collections;

namespace Kasane;

/// <summary>Parameters by name, in the order in which they were added.</summary>
public sealed class ParameterDict : Module, IEnumerable<KeyValuePair<string, Parameter>>
{
    /// <summary>An empty dictionary.</summary>
    public ParameterDict()
    {
    }

    /// <summary>Parameters in the order of their names, for a dictionary has none of its own; other tensors become parameters.</summary>
    /// <exception cref="ArgumentException">A name contains a dot.</exception>
    public ParameterDict(IReadOnlyDictionary<string, Tensor> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (name, value) in values.OrderBy(entry => entry.Key, StringComparer.Ordinal)) Add(name, value);
    }

    /// <summary>How many parameters there are.</summary>
    public int Count => Registered?.Count ?? 0;

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Keys => Enumerable.Range(0, Count).Select(i => Registered!.NameOf(i));

    /// <summary>The parameter of a name; setting replaces it or adds it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    public Parameter this[string name]
    {
        get => Find(name) is { } found and >= 0 ? (Parameter)Registered![found] : throw new KeyNotFoundException(
            $"There is no parameter '{name}'. There are: {string.Join(", ", Keys)}.");
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (Find(name) is { } found and >= 0) Registered!.Replace(found, value);
            else Add(name, value);
        }
    }

    /// <inheritdoc/>
    protected override string ExtraInfo => ParameterText.Lines(this.Select(entry => (entry.Key, entry.Value)), ParameterText.Typed);

    /// <summary>Adds a parameter; another tensor becomes one.</summary>
    /// <exception cref="ArgumentException">The name is taken or contains a dot.</exception>
    public void Add(string name, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        EnsureRegistry().Add(name, value as Parameter ?? new Parameter(value), MemberKind.Parameter);
    }

    /// <summary>Whether there is a parameter of a name.</summary>
    public bool ContainsKey(string name) => Find(name) >= 0;

    /// <summary>Takes a parameter away.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string name)
    {
        var found = Find(name);
        if (found >= 0) Registered!.RemoveAt(found);
        return found >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Parameter>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return new(Registered!.NameOf(i), (Parameter)Registered[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string name) => Registered?.IndexOf(name) ?? -1;
}
