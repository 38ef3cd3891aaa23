using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Kasane.Dialects.Keras;

/// <summary>The figures of a training by name, one number an epoch: <c>history["val_accuracy"][^1]</c>.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Keras's name.")]
public sealed class History : IReadOnlyDictionary<string, IReadOnlyList<double>>
{
    private readonly OrderedDictionary<string, List<double>> figures = [];

    /// <summary>The names.</summary>
    public IEnumerable<string> Keys => figures.Keys;

    /// <summary>The figures, an epoch each.</summary>
    public IEnumerable<IReadOnlyList<double>> Values => figures.Values;

    /// <summary>How many names there are.</summary>
    public int Count => figures.Count;

    /// <summary>The figures of a name, an epoch each.</summary>
    /// <exception cref="KeyNotFoundException">There is no such figure.</exception>
    public IReadOnlyList<double> this[string key] => figures[key];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => figures.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out IReadOnlyList<double> value)
    {
        var found = figures.TryGetValue(key, out var list);
        value = list;
        return found;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, IReadOnlyList<double>>> GetEnumerator() =>
        figures.Select(pair => new KeyValuePair<string, IReadOnlyList<double>>(pair.Key, pair.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(IReadOnlyDictionary<string, double> epoch)
    {
        foreach (var (name, value) in epoch)
        {
            if (!figures.TryGetValue(name, out var list)) figures[name] = list = [];
            list.Add(value);
        }
    }
}
