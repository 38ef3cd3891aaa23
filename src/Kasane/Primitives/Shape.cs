using System.Collections;
using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>The sizes of a tensor's dimensions, outermost first. Prints as <c>(64, 1, 28, 28)</c>; <c>[2, 3]</c> makes one.</summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IEquatable<Shape>, IReadOnlyList<long>
{
    private readonly long[]? sizes;
    private readonly int rank;

    internal Shape(long[] sizes, int rank)
    {
        this.sizes = sizes;
        this.rank = rank;
    }

    /// <summary>A shape of the given sizes.</summary>
    /// <exception cref="ShapeException">A size is negative.</exception>
    public static Shape Create(ReadOnlySpan<long> sizes)
    {
        foreach (var size in sizes)
            if (size < 0) throw new ShapeException($"A shape has sizes of 0 or more, but one of ({string.Join(", ", sizes.ToArray())}) is negative.");
        return new(sizes.ToArray(), sizes.Length);
    }

    /// <summary>The number of dimensions.</summary>
    public int Rank => rank;

    /// <summary>The number of dimensions.</summary>
    public int Count => rank;

    /// <summary>The number of elements: the product of the sizes, 1 for a scalar.</summary>
    public long ElementCount
    {
        get
        {
            long count = 1;
            foreach (var size in AsSpan()) count = Internal.Layout.Product(count, size, AsSpan());
            return count;
        }
    }

    /// <summary>The size of one dimension; negative numbers count from the last.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such dimension.</exception>
    public long this[int dim] => AsSpan()[dim < 0 ? dim + rank : dim];

    /// <summary>The size of one dimension, <c>^1</c> being the last.</summary>
    public long this[Index dim] => AsSpan()[dim];

    /// <summary>Some of the dimensions.</summary>
    public Shape this[Range range] => Create(AsSpan()[range]);

    /// <summary>The sizes.</summary>
    public ReadOnlySpan<long> AsSpan() => new(sizes, 0, rank);

    /// <summary>A copy of the sizes.</summary>
    public long[] ToArray() => AsSpan().ToArray();

    /// <summary>A shape of the sizes in the array.</summary>
    public static implicit operator Shape(long[] sizes) => Create(sizes);

    /// <summary>The sizes.</summary>
    public static implicit operator ReadOnlySpan<long>(Shape shape) => shape.AsSpan();

    /// <summary>Equality of rank and sizes.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Negation of <c>==</c>.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Shape other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var size in AsSpan()) hash.Add(size);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => Format(AsSpan());

    /// <summary>The enumerator behind <c>foreach</c>.</summary>
    public ReadOnlySpan<long>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    IEnumerator<long> IEnumerable<long>.GetEnumerator() => ((IEnumerable<long>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ToArray().GetEnumerator();

    internal static string Format(ReadOnlySpan<long> sizes) =>
        sizes.Length == 1 ? $"({sizes[0]},)" : $"({string.Join(", ", sizes.ToArray())})";
}
