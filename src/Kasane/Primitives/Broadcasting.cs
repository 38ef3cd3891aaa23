namespace Kasane.Internal;

/// <summary>Broadcasting: sizes are compared from the last dimension on; equal, 1 or missing fits.</summary>
internal static class Broadcasting
{
    /// <summary>The common layout of two operands.</summary>
    /// <exception cref="ShapeException">They do not fit.</exception>
    public static Layout Combine(Layout a, Layout b, string operation)
    {
        if (a.SameSizes(b)) return a.AsContiguous();
        var rank = Math.Max(a.Rank, b.Rank);
        Span<long> sizes = stackalloc long[rank];
        for (var d = 0; d < rank; d++)
        {
            var (i, j) = (d - rank + a.Rank, d - rank + b.Rank);
            var (m, n) = (i < 0 ? 1 : a.Size(i), j < 0 ? 1 : b.Size(j));
            if (m != n && m != 1 && n != 1) ThrowMismatch(a, b, operation, d - rank, m, n);
            sizes[d] = m == 1 ? n : m;
        }
        if (sizes.SequenceEqual(a.Sizes)) return a.AsContiguous();
        return sizes.SequenceEqual(b.Sizes) ? b.AsContiguous() : Layout.Contiguous(sizes);
    }

    /// <summary>The common layout of two operands; false if they do not fit.</summary>
    public static bool TryCombine(Layout a, Layout b, out Layout? result)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        var sizes = new long[rank];
        result = null;
        for (var d = 1; d <= rank; d++)
        {
            var (m, n) = (d > a.Rank ? 1 : a.Size(a.Rank - d), d > b.Rank ? 1 : b.Size(b.Rank - d));
            if (m != n && m != 1 && n != 1) return false;
            sizes[rank - d] = m == 1 ? n : m;
        }
        result = Layout.Contiguous(sizes);
        return true;
    }

    /// <summary>Whether <paramref name="from"/> broadcasts to exactly <paramref name="to"/>.</summary>
    public static bool IsBroadcastable(ReadOnlySpan<long> from, ReadOnlySpan<long> to)
    {
        if (from.Length > to.Length) return false;
        for (var d = 1; d <= from.Length; d++)
            if (from[^d] != to[^d] && from[^d] != 1) return false;
        return true;
    }

    private static void ThrowMismatch(Layout a, Layout b, string operation, int dim, long m, long n) => throw new ShapeException(
        $"{operation} cannot broadcast shapes {a.Shape} and {b.Shape}: dimension {dim} has size {m} in one and {n} in the other. Sizes must be equal or 1.")
    {
        Operation = operation,
        Shapes = [a.Shape, b.Shape],
    };
}
