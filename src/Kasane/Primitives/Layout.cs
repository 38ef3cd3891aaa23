using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Sizes and signed strides (in elements) of a block of memory. Immutable, so that tensors of one shape share one instance and
/// "same layout" is mostly a reference comparison.
/// </summary>
internal sealed class Layout
{
    /// <summary>The layout of a scalar.</summary>
    public static readonly Layout Scalar = Contiguous([]);

    // Sizes first, then strides: one array instead of two.
    private readonly long[] dims;

    private Layout(long[] dims, int rank, long count, bool isContiguous)
    {
        this.dims = dims;
        Rank = rank;
        Count = count;
        IsContiguous = isContiguous;
    }

    public int Rank { get; }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>Whether the elements lie row-major without gaps (dimensions of size 1 may have any stride).</summary>
    public bool IsContiguous { get; }

    public ReadOnlySpan<long> Sizes => new(dims, 0, Rank);

    public ReadOnlySpan<long> Strides => new(dims, Rank, Rank);

    public Shape Shape => new(dims, Rank);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Size(int dim) => dims[dim];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Stride(int dim) => dims[Rank + dim];

    /// <summary>The row-major layout of a shape.</summary>
    public static Layout Contiguous(ReadOnlySpan<long> sizes)
    {
        ref var known = ref LayoutCache.Contiguous(sizes);
        if (known is not null && known.Sizes.SequenceEqual(sizes)) return known;
        var rank = sizes.Length;
        var dims = new long[rank * 2];
        long stride = 1, count = 1;
        for (var d = rank - 1; d >= 0; d--)
        {
            var size = sizes[d];
            dims[d] = size;
            dims[rank + d] = stride;
            count = Product(count, size, sizes);
            stride = Product(stride, Math.Max(size, 1), sizes);
        }
        return known = new(dims, rank, count, true);
    }

    /// <summary>The product of two sizes, neither negative.</summary>
    /// <exception cref="ShapeException">It is beyond 64 bits.</exception>
    public static long Product(long a, long b, ReadOnlySpan<long> sizes)
    {
        if (Math.BigMul(a, b, out var low) != 0 || low < 0)
            throw new ShapeException($"A tensor has at most 2^63 - 1 elements, but ({string.Join(", ", sizes.ToArray())}) has more.");
        return low;
    }

    public static Layout Strided(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides)
    {
        ref var known = ref LayoutCache.Strided(sizes, strides);
        if (known is not null && known.Sizes.SequenceEqual(sizes) && known.Strides.SequenceEqual(strides)) return known;
        var rank = sizes.Length;
        var dims = new long[rank * 2];
        sizes.CopyTo(dims);
        strides.CopyTo(dims.AsSpan(rank));
        long count = 1;
        foreach (var size in sizes) count = Product(count, size, sizes);
        return known = new(dims, rank, count, RowMajor(sizes, strides, count));
    }

    /// <summary>This layout, or its row-major counterpart of the same shape.</summary>
    public Layout AsContiguous() => IsContiguous ? this : Contiguous(Sizes);

    /// <summary>A vector's layout with another stride.</summary>
    public Layout WithStride(long stride) => Strided(Sizes, [stride]);

    public bool SameSizes(Layout other) => ReferenceEquals(this, other) || Sizes.SequenceEqual(other.Sizes);

    public bool SameAs(Layout other) => ReferenceEquals(this, other) || (Rank == other.Rank && dims.AsSpan().SequenceEqual(other.dims));

    /// <summary>The lowest and the highest element offset that the layout reaches, relative to its own start.</summary>
    public (long Lowest, long Highest) Reach()
    {
        long low = 0, high = 0;
        if (Count == 0) return (0, -1);
        for (var d = 0; d < Rank; d++)
        {
            var span = (Size(d) - 1) * Stride(d);
            if (span < 0) low += span;
            else high += span;
        }
        return (low, high);
    }

    /// <summary>Whether two indices may meet in one element: a broadcast (stride 0) dimension or overlapping windows.</summary>
    public bool MayOverlapItself() => !IsContiguous && Count > 1 && Overlaps();

    public override string ToString() => $"{Shape.Format(Sizes)} strides {Shape.Format(Strides)}";

    private bool Overlaps()
    {
        Span<int> order = stackalloc int[Rank];
        var n = 0;
        for (var d = 0; d < Rank; d++)
            if (Size(d) > 1) order[n++] = d;
        order = order[..n];
        var self = this;
        order.Sort((a, b) => Math.Abs(self.Stride(a)).CompareTo(Math.Abs(self.Stride(b))));
        long reach = 0;
        foreach (var d in order)
        {
            var stride = Math.Abs(Stride(d));
            if (stride <= reach) return true;
            reach += stride * (Size(d) - 1);
        }
        return false;
    }

    private static bool RowMajor(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, long count)
    {
        if (count == 0) return true;
        long expected = 1;
        for (var d = sizes.Length - 1; d >= 0; d--)
        {
            if (sizes[d] == 1) continue;
            if (strides[d] != expected) return false;
            expected *= sizes[d];
        }
        return true;
    }
}
