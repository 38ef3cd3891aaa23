using System.Collections;
using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>
/// A size for the spatial dimensions of a convolution or pooling: one number for all of them, or one for each. Written <c>3</c>,
/// <c>(3, 5)</c> or <c>[3, 5]</c>; the default value is what the operation documents as its default.
/// </summary>
[CollectionBuilder(typeof(Extent), nameof(Create))]
public readonly struct Extent : IEquatable<Extent>, IEnumerable<long?>
{
    private readonly long?[]? sizes;

    private Extent(long?[] sizes) => this.sizes = sizes;

    /// <summary>Whether no number was given.</summary>
    public bool IsDefault => sizes is null or [];

    /// <summary>The numbers that were given, none of them null.</summary>
    internal long[] Sizes => Array.ConvertAll(sizes ?? [], size => size!.Value);

    /// <summary>The numbers of the dimensions; null keeps a dimension as it is, where an operation allows that.</summary>
    public static Extent Create(ReadOnlySpan<long?> sizes) => new(sizes.ToArray());

    /// <summary>One number for all dimensions.</summary>
    public static implicit operator Extent(long size) => new([size]);

    /// <summary>Height and width.</summary>
    public static implicit operator Extent((long Height, long Width) sizes) => new([sizes.Height, sizes.Width]);

    /// <summary>Depth, height and width.</summary>
    public static implicit operator Extent((long Depth, long Height, long Width) sizes) => new([sizes.Depth, sizes.Height, sizes.Width]);

    /// <summary>One number per dimension.</summary>
    public static implicit operator Extent(long[] sizes) => new([.. sizes]);

    /// <summary>Whether the same numbers were given.</summary>
    public static bool operator ==(Extent left, Extent right) => left.Equals(right);

    /// <summary>Negation of <c>==</c>.</summary>
    public static bool operator !=(Extent left, Extent right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Extent other) => (sizes ?? []).AsSpan().SequenceEqual(other.sizes ?? []);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Extent other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var size in sizes ?? []) hash.Add(size);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => sizes is [{ } one]
        ? $"{one}"
        : $"({string.Join(", ", (sizes ?? []).Select(size => size is { } given ? $"{given}" : "null"))})";

    /// <summary>The enumerator behind <c>foreach</c>.</summary>
    public IEnumerator<long?> GetEnumerator() => ((IEnumerable<long?>)(sizes ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One number per dimension.</summary>
    /// <param name="dims">How many spatial dimensions there are.</param>
    /// <param name="missing">What stands for nothing given.</param>
    /// <param name="operation">For the error message.</param>
    /// <param name="what">For the error message: the parameter.</param>
    /// <exception cref="KasaneException">Another count of numbers, or a null.</exception>
    internal long[] Spread(int dims, long missing, string operation, string what)
    {
        var all = new long[dims];
        Spread(all, missing, operation, what);
        return all;
    }

    /// <summary>One number per dimension, written into <paramref name="all"/>.</summary>
    /// <inheritdoc cref="Spread(int, long, string, string)"/>
    internal void Spread(Span<long> all, long missing, string operation, string what)
    {
        CheckCount(all.Length, operation, what);
        foreach (var size in sizes ?? [])
            if (size is null)
                throw new KasaneException($"{operation} expects a number for every dimension of {what}, but got {this}.")
                {
                    Operation = operation,
                };
        for (var d = 0; d < all.Length; d++) all[d] = At(d) ?? missing;
    }

    /// <summary>One number per dimension; where it is null, that of <paramref name="otherwise"/>.</summary>
    /// <exception cref="KasaneException">Another count of numbers.</exception>
    internal void SpreadOver(Span<long> all, ReadOnlySpan<long> otherwise, string operation, string what)
    {
        CheckCount(all.Length, operation, what);
        for (var d = 0; d < all.Length; d++) all[d] = At(d) ?? otherwise[d];
    }

    private long? At(int dim) => sizes is null or [] ? null : sizes[sizes.Length == 1 ? 0 : dim];

    private void CheckCount(int dims, string operation, string what)
    {
        if (sizes is not null && sizes.Length > 1 && sizes.Length != dims)
            throw new KasaneException($"{operation} expects {what} to be one number or {dims}, but got {this}.") { Operation = operation };
    }
}
