using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Kasane;

/// <summary>A Python dict of a PyTorch file, in order. Keys are texts, numbers, bools or tuples of them.</summary>
/// <param name="isOrdered">Whether it is a <c>collections.OrderedDict</c>; state dicts of modules are.</param>
public sealed class TorchDict(bool isOrdered = false) : IReadOnlyCollection<KeyValuePair<object, object?>>
{
    private readonly OrderedDictionary<object, object?> entries = [];

    /// <summary>Whether it is a <c>collections.OrderedDict</c>.</summary>
    public bool IsOrdered { get; } = isOrdered;

    /// <summary>How many entries there are.</summary>
    public int Count => entries.Count;

    /// <summary>The keys in order.</summary>
    public IEnumerable<object> Keys => entries.Keys;

    /// <summary>The value of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public object? this[object key]
    {
        get => entries[Normal(key)];
        set => entries[Normal(key)] = value;
    }

    /// <summary>The value of a key as a type: bool, long, double, string, <see cref="Tensor"/>, <see cref="TorchDict"/>, ...</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    public T Get<T>(object key) =>
        this[key] is T value
            ? value
            : throw new InvalidCastException($"'{key}' is of type {this[key]?.GetType().Name ?? "None"}, but {typeof(T).Name} was asked for.");

    /// <summary>Looks a key up.</summary>
    /// <returns>Whether it is there.</returns>
    public bool TryGetValue(object key, [MaybeNullWhen(false)] out object? value) => entries.TryGetValue(Normal(key), out value);

    /// <summary>Whether a key is there.</summary>
    public bool ContainsKey(object key) => entries.ContainsKey(Normal(key));

    /// <summary>The entries as the state dict of a module.</summary>
    /// <exception cref="StateDictException">A key is no text or a value no tensor.</exception>
    public StateDict ToStateDict()
    {
        var state = new StateDict();
        foreach (var (key, value) in entries)
        {
            state[key as string ?? throw new StateDictException($"The key {key} is no text, so this is no state dict of a module.")] =
                value as Tensor ?? throw new StateDictException(
                    $"'{key}' is of type {value?.GetType().Name ?? "None"}, no tensor, so this is no state dict of a module. Choose one of its entries.");
        }
        return state;
    }

    /// <summary>The entries <c>state</c> and <c>param_groups</c> as the state dict of an optimizer.</summary>
    /// <exception cref="StateDictException">An entry is missing or of another kind.</exception>
    public OptimizerStateDict ToOptimizerStateDict() => Internal.OptimizerEntries.Read(this);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<object, object?>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static object Normal(object key) => key is int number ? (long)number : key;
}
