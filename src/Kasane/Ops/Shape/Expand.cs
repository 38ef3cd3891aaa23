namespace Kasane;

public static partial class Functional
{
    /// <summary>A view in which dimensions of size 1 are repeated (stride 0) to the given sizes; new ones may be put in front.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="size">The sizes wanted; -1 keeps a dimension.</param>
    /// <exception cref="ShapeException">A dimension that is not 1 differs.</exception>
    public static Tensor Expand(this Tensor x, params ReadOnlySpan<long> size)
    {
        var skip = size.Length - x.Rank;
        if (skip < 0)
            throw new ShapeException($"Expand expects at least {x.Rank} sizes for a tensor of shape {x.Shape}, but got {size.Length}.")
            {
                Operation = "Expand",
            };
        Span<long> sizes = stackalloc long[size.Length], strides = stackalloc long[size.Length];
        for (var d = 0; d < size.Length; d++)
        {
            var (have, stride) = d < skip ? (1L, 0L) : (x.Layout.Size(d - skip), x.Layout.Stride(d - skip));
            var want = size[d] == -1 && d >= skip ? have : size[d];
            if (want < 0 || (want != have && have != 1))
                throw new ShapeException(
                    $"Expand cannot turn shape {x.Shape} into {Shape.Format(size)}: dimension {d} has size {have}, and only size 1 can be "
                    + "repeated.")
                {
                    Operation = "Expand",
                    Shapes = [x.Shape],
                };
            sizes[d] = want;
            strides[d] = want == have ? stride : 0;
        }
        return Primitive.CallView(new ExpandOp(Layout.Strided(sizes, strides)), x);
    }

    /// <summary><see cref="Expand"/> to the shape of another tensor.</summary>
    /// <exception cref="ShapeException">A dimension that is not 1 differs.</exception>
    public static Tensor ExpandAs(this Tensor x, Tensor other) => x.Expand(other.Layout.Sizes);

    /// <summary><see cref="Expand"/> under NumPy's name.</summary>
    /// <exception cref="ShapeException">A dimension that is not 1 differs.</exception>
    public static Tensor BroadcastTo(this Tensor x, params ReadOnlySpan<long> size) => x.Expand(size);
}

/// <summary>(*) -> the same memory with stride 0 where a dimension is repeated.</summary>
/// <derivative>the sum of g over the repeated dimensions.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct ExpandOp(Layout Layout) : IOp1
{
    public static string Name => "Expand";

    public Needs Needs => Needs.Nothing;

    // A replay meets a base of the same shape but perhaps other strides.
    public Tensor Forward(Tensor x)
    {
        Span<long> strides = stackalloc long[Layout.Rank];
        Layout.Strides.CopyTo(strides);
        var skip = Layout.Rank - x.Rank;
        for (var d = skip; d < Layout.Rank; d++)
            if (x.Layout.Size(d - skip) == Layout.Size(d)) strides[d] = x.Layout.Stride(d - skip);
        return x.Alias(Layout.Strided(Layout.Sizes, strides), x.Offset);
    }

    // The tape sums a gradient back to the shape it belongs to.
    public Tensor? Backward(Tensor gradient, in Saved1 saved) => gradient;
}
