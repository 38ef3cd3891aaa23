namespace Kasane.Internal;

/// <summary>A run of neighbouring dimensions that is treated as one.</summary>
/// <param name="Start">The first one.</param>
/// <param name="Count">How many; none at all is a dimension of size 1.</param>
internal readonly record struct MergedDims(int Start, int Count)
{
    /// <summary>The size of the merged dimension.</summary>
    public long Size(Layout x) => Product(x.Sizes.Slice(Start, Count));

    /// <summary>A tensor as (outer, n, inner).</summary>
    public Layout Table(Layout x) => Rows(x, Size(x));

    /// <summary>The same with another size in the middle.</summary>
    public Layout Rows(Layout x, long count) => Layout.Contiguous([Product(x.Sizes[..Start]), count, Product(x.Sizes[(Start + Count)..])]);

    /// <summary>The sizes with those of an index in place of the merged dimensions.</summary>
    public ReadOnlySpan<long> Result(Layout x, Layout index)
    {
        Span<long> sizes = stackalloc long[x.Rank - Count + index.Rank];
        x.Sizes[..Start].CopyTo(sizes);
        index.Sizes.CopyTo(sizes[Start..]);
        x.Sizes[(Start + Count)..].CopyTo(sizes[(Start + index.Rank)..]);
        return Layout.Contiguous(sizes).Sizes;
    }

    private static long Product(ReadOnlySpan<long> sizes)
    {
        long product = 1;
        foreach (var size in sizes) product *= size;
        return product;
    }
}
