using Kasane.Conformance.Binding;

namespace Kasane.Conformance.Runners.Traces;

/// <summary>Several modules under names, as the fields of a module would be.</summary>
sealed class Net(ILibrary library)
{
    private readonly List<KeyValuePair<string, object>> parts = [];

    public IEnumerable<KeyValuePair<string, object>> State => Prefixed(library.Modules.State);

    public IEnumerable<KeyValuePair<string, object>> Parameters => Prefixed(library.Modules.Parameters);

    /// <summary>Adds a module under a name; the empty name adds its members as they are.</summary>
    public object Add(string name, object module)
    {
        parts.Add(KeyValuePair.Create(name, module));
        return module;
    }

    public void Train(bool training)
    {
        foreach (var (_, module) in parts) library.Modules.Train(module, training);
    }

    private IEnumerable<KeyValuePair<string, object>> Prefixed(Func<object, IReadOnlyList<KeyValuePair<string, object>>> members) =>
        from part in parts
        from member in members(part.Value)
        select KeyValuePair.Create(part.Key.Length == 0 ? member.Key : $"{part.Key}.{member.Key}", member.Value);
}
