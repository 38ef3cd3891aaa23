namespace Kasane.Internal;

/// <summary>
/// Tensors (*, features) seen as the matrix of their rows. Two leading dimensions may be taken in the order in which they lie in memory
/// instead of their own.
/// </summary>
internal static class RowTable
{
    /// <summary>The matrix over the same memory; null if there is none.</summary>
    public static Layout? Of(Layout x, bool swapped)
    {
        if (swapped) x = Swapped(x);
        if (x.Rank == 2) return x;
        return new ViewOp(Layout.Contiguous([Count(x), x.Size(x.Rank - 1)]), x).Relayout(x);
    }

    /// <summary>The tensor itself, or a copy of it that can be seen as a matrix.</summary>
    public static Tensor Dense(Tensor x, bool swapped)
    {
        if (Of(x.Layout, swapped) is not null) return x;
        var y = Tensor.Allocate(x.Device, Like(x.Layout, x.Layout.Size(x.Rank - 1), swapped), x.DType);
        y.Backend.Copy(x.Block, y.Block);
        return y;
    }

    /// <summary>As many rows in the same order, of another width.</summary>
    public static Layout Like(Layout x, long features, bool swapped)
    {
        Span<long> sizes = stackalloc long[x.Rank];
        x.Sizes.CopyTo(sizes);
        sizes[^1] = features;
        return swapped ? Swapped(Layout.Contiguous([sizes[1], sizes[0], features])) : Layout.Contiguous(sizes);
    }

    /// <summary>The number of rows.</summary>
    public static long Count(Layout x)
    {
        long rows = 1;
        foreach (var size in x.Sizes[..^1]) rows *= size;
        return rows;
    }

    /// <summary>The matrix by recorded operations.</summary>
    public static Tensor Recorded(Tensor x, bool swapped)
    {
        if (swapped) x = x.Transpose(0, 1);
        return x.Rank == 2 ? x : x.Reshape(Count(x.Layout), x.Layout.Size(x.Rank - 1));
    }

    private static Layout Swapped(Layout x) => Layout.Strided([x.Size(1), x.Size(0), x.Size(2)], [x.Stride(1), x.Stride(0), x.Stride(2)]);
}
