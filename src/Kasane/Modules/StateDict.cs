using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Kasane;

/// <summary>Tensors by key, in the order in which they were added.</summary>
public sealed class StateDict : IReadOnlyDictionary<string, Tensor>
{
    private readonly OrderedDictionary<string, Tensor> entries = [];

    /// <summary>How many tensors there are.</summary>
    public int Count => entries.Count;

    /// <summary>The keys, in order.</summary>
    public IEnumerable<string> Keys => entries.Keys;

    /// <summary>The tensors, in order.</summary>
    public IEnumerable<Tensor> Values => entries.Values;

    /// <summary>The tensor of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public Tensor this[string key]
    {
        get => entries[key];
        set => entries[key] = value;
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => entries.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Tensor value) => entries.TryGetValue(key, out value);

    /// <summary>Takes a key away.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string key) => entries.Remove(key);

    /// <summary>A copy with memory of its own.</summary>
    public StateDict Clone()
    {
        var copy = new StateDict();
        using var mode = Autograd.NoGrad();
        foreach (var (key, tensor) in entries) copy[key] = tensor.Clone();
        return copy;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Tensor>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
