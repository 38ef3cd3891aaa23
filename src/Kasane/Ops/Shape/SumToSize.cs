namespace Kasane;

public static partial class Functional
{
    /// <summary>Sums over the dimensions that broadcasting would have added or stretched, back to a smaller shape.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="size">A shape that broadcasts to that of <paramref name="x"/>.</param>
    /// <exception cref="ShapeException">It does not.</exception>
    public static Tensor SumToSize(this Tensor x, params ReadOnlySpan<long> size)
    {
        if (!Broadcasting.IsBroadcastable(size, x.Layout.Sizes))
            throw new ShapeException($"SumToSize expects a shape that broadcasts to {x.Shape}, but got {Shape.Format(size)}.")
            {
                Operation = "SumToSize",
            };
        var skip = x.Rank - size.Length;
        Span<int> dims = stackalloc int[x.Rank];
        var count = 0;
        for (var d = 0; d < x.Rank; d++)
            if (d < skip || (size[d - skip] == 1 && x.Layout.Size(d) != 1)) dims[count++] = d;
        // An empty list of dimensions means all of them, which for a scalar is none.
        if (count == 0) return x.Rank == 0 ? x.Sum() : x;
        var sum = x.Sum(dims[..count], keepDim: true);
        return skip == 0 ? sum : sum.Reshape(size);
    }
}
