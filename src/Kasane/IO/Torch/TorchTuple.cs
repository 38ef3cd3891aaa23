using System.Collections;

namespace Kasane;

/// <summary>A Python tuple of a PyTorch file. Two tuples are equal if their items are.</summary>
/// <param name="items">The items.</param>
public sealed class TorchTuple(params object?[] items) : IReadOnlyList<object?>, IEquatable<TorchTuple>
{
    /// <summary>How many items there are.</summary>
    public int Count => items.Length;

    /// <summary>An item.</summary>
    public object? this[int index] => items[index];

    /// <inheritdoc/>
    public bool Equals(TorchTuple? other) => other is not null && other.Count == Count && items.SequenceEqual(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TorchTuple);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in items) hash.Add(item is TorchTuple ? 1 : item?.GetHashCode());
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
