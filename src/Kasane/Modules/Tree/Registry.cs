namespace Kasane.Internal;

/// <summary>The members that were registered by hand, in order.</summary>
internal sealed class Registry
{
    private readonly List<(string Name, object Value, MemberKind Kind)> entries = [];

    public int Count => entries.Count;

    public object this[int index] => entries[index].Value;

    public void Add(string name, object value, MemberKind kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (name.Contains('.', StringComparison.Ordinal))
            throw new ArgumentException($"A member's name must not contain a dot, which separates the levels of a key, but got '{name}'.", nameof(name));
        if (entries.Exists(entry => entry.Name == name))
            throw new ArgumentException($"There is a member with the name '{name}' already. Choose another name.", nameof(name));
        entries.Add((name, value, kind));
    }

    public string NameOf(int index) => entries[index].Name;

    public int IndexOf(string name) => entries.FindIndex(entry => entry.Name == name);

    public void Replace(int index, object value) => entries[index] = entries[index] with { Value = value };

    public void Replace(List<(string Name, object Value, MemberKind Kind)> all)
    {
        entries.Clear();
        entries.AddRange(all);
    }

    public void RemoveAt(int index) => entries.RemoveAt(index);

    public Registry Copy()
    {
        var copy = new Registry();
        copy.entries.AddRange(entries);
        return copy;
    }

    public void AddTo(List<Member> members)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var at = i;
            members.Add(new(entries[i].Name, entries[i].Value, entries[i].Kind, replacement => Replace(at, replacement)));
        }
    }
}
