using System.Collections;
using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>
/// How much is put around a tensor: one number for all sides, or two for each padded dimension, the last dimension first. Written <c>1</c>,
/// <c>(1, 2)</c>, <c>(1, 2, 3, 4)</c> or <c>[1, 2, 3, 4]</c>. Negative numbers cut off.
/// </summary>
[CollectionBuilder(typeof(Border), nameof(Create))]
public readonly struct Border : IEquatable<Border>, IEnumerable<long>
{
    private readonly long[]? sizes;

    private Border(long[] sizes) => this.sizes = sizes;

    /// <summary>The numbers in order.</summary>
    public static Border Create(ReadOnlySpan<long> sizes) => new(sizes.ToArray());

    /// <summary>One number for all sides.</summary>
    public static implicit operator Border(long size) => new([size]);

    /// <summary>Left and right.</summary>
    public static implicit operator Border((long Left, long Right) sizes) => new([sizes.Left, sizes.Right]);

    /// <summary>Left, right, top and bottom.</summary>
    public static implicit operator Border((long Left, long Right, long Top, long Bottom) sizes) =>
        new([sizes.Left, sizes.Right, sizes.Top, sizes.Bottom]);

    /// <summary>Left, right, top, bottom, front and back.</summary>
    public static implicit operator Border((long Left, long Right, long Top, long Bottom, long Front, long Back) sizes) =>
        new([sizes.Left, sizes.Right, sizes.Top, sizes.Bottom, sizes.Front, sizes.Back]);

    /// <summary>The numbers in order.</summary>
    public static implicit operator Border(long[] sizes) => new([.. sizes]);

    /// <summary>Whether the same numbers were given.</summary>
    public static bool operator ==(Border left, Border right) => left.Equals(right);

    /// <summary>Negation of <c>==</c>.</summary>
    public static bool operator !=(Border left, Border right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Border other) => (sizes ?? []).AsSpan().SequenceEqual(other.sizes ?? []);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Border other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var size in sizes ?? []) hash.Add(size);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => sizes is [var one] ? $"{one}" : $"({string.Join(", ", sizes ?? [])})";

    /// <summary>The enumerator behind <c>foreach</c>.</summary>
    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)(sizes ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Two numbers per dimension. Several numbers stay as they were given: fewer pad fewer dimensions.</summary>
    internal long[] Spread(int dims) => sizes is [var one] ? [.. Enumerable.Repeat(one, 2 * dims)] : sizes ?? new long[2 * dims];
}
