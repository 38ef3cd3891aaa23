namespace Kasane;

public abstract partial class Module
{
    // Replaced, never changed: copies of the module share it.
    private string[]? parametrized;

    /// <summary>Whether the member is computed from others before each call, and therefore no parameter itself.</summary>
    internal bool IsParametrized(string name) => parametrized is { } names && names.AsSpan().Contains(name);

    internal bool HasParametrized => parametrized is not null;

    internal void MarkParametrized(string name, bool isParametrized)
    {
        string[] names = isParametrized ? [.. parametrized ?? [], name] : [.. (parametrized ?? []).Where(other => other != name)];
        parametrized = names.Length == 0 ? null : names;
    }

    internal void RefreshParametrized()
    {
        if (parametrized is not { } names) return;
        foreach (var name in names) Parametrize.Refresh(this, name);
    }

    internal void AddInternal(string name, Module child) => EnsureRegistry().Add(name, child, MemberKind.Module);

    internal void RemoveInternal(string name)
    {
        if (Registered?.IndexOf(name) is { } at and >= 0) Registered.RemoveAt(at);
    }
}
