namespace Kasane;

public static partial class Functional
{
    /// <summary>The same elements, in row-major order, in another shape: a view where the strides allow it, otherwise a copy.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="shape">The sizes wanted; one may be -1 and is computed.</param>
    /// <exception cref="ShapeException">The number of elements differs.</exception>
    public static Tensor Reshape(this Tensor x, params ReadOnlySpan<long> shape)
    {
        var op = new ViewOp(Wanted(x, shape, "Reshape"), x.Layout);
        return Primitive.CallView(op, op.Relayout(x.Layout) is null ? x.Clone() : x);
    }

    /// <summary>The same elements, in row-major order, in another shape; always a view.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="shape">The sizes wanted; one may be -1 and is computed.</param>
    /// <exception cref="ShapeException">The number of elements differs, or the strides do not allow a view.</exception>
    public static Tensor View(this Tensor x, params ReadOnlySpan<long> shape) => Primitive.CallView(new ViewOp(Wanted(x, shape, "View"), x.Layout), x);

    /// <summary>Merges the dimensions from <paramref name="startDim"/> to <paramref name="endDim"/> into one.</summary>
    /// <param name="x">Any shape; a scalar becomes a vector of one element.</param>
    /// <param name="startDim">The first dimension to merge; default 0.</param>
    /// <param name="endDim">The last one; default -1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">The end comes before the start.</exception>
    public static Tensor Flatten(this Tensor x, int startDim = 0, int endDim = -1)
    {
        var (start, end) = (Dims.Normalize(startDim, x.Rank, "Flatten"), Dims.Normalize(endDim, x.Rank, "Flatten"));
        if (start > end)
            throw new KasaneException(
                $"Flatten expects startDim to come before endDim, but got {startDim} and {endDim} for shape {x.Shape}.")
            {
                Operation = "Flatten",
            };
        if (x.Rank == 0) return x.Reshape(1);
        if (start == end) return x;
        var sizes = x.Layout.Sizes;
        long merged = 1;
        for (var d = start; d <= end; d++) merged *= sizes[d];
        Span<long> wanted = stackalloc long[x.Rank - end + start];
        sizes[..start].CopyTo(wanted);
        wanted[start] = merged;
        sizes[(end + 1)..].CopyTo(wanted[(start + 1)..]);
        return x.Reshape(wanted);
    }

    private static Layout Wanted(Tensor x, ReadOnlySpan<long> shape, string operation)
    {
        Span<long> sizes = stackalloc long[shape.Length];
        shape.CopyTo(sizes);
        long product = 1;
        var open = -1;
        for (var d = 0; d < sizes.Length; d++)
        {
            if (sizes[d] == -1 && open < 0) open = d;
            else if (sizes[d] < 0) Throw(x, shape, operation, sizes[d] == -1 ? "only one size can be computed (-1)" : $"size {sizes[d]} is negative");
            else product = checked(product * sizes[d]);
        }
        if (open >= 0)
        {
            if (product == 0) Throw(x, shape, operation, "with a size of 0 the size of -1 cannot be computed");
            sizes[open] = x.ElementCount / product;
            product *= sizes[open];
        }
        if (product != x.ElementCount) Throw(x, shape, operation, $"that would be {product} elements, but there are {x.ElementCount}");
        return Layout.Contiguous(sizes);
    }

    private static void Throw(Tensor x, ReadOnlySpan<long> shape, string operation, string reason) =>
        throw new ShapeException($"{operation} cannot turn shape {x.Shape} into {Shape.Format(shape)}: {reason}.") { Operation = operation, Shapes = [x.Shape] };
}

/// <summary>The same elements under other sizes, as a view.</summary>
/// <param name="Wanted">A layout of those sizes.</param>
/// <param name="From">One of the sizes before.</param>
/// <derivative>g under the sizes of x.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct ViewOp(Layout Wanted, Layout From) : IOp1
{
    public static string Name => "View";

    public Needs Needs => Needs.Nothing;

    /// <summary>The layout that shows the elements of <paramref name="from"/> in the sizes wanted; null if no strides can.</summary>
    public Layout? Relayout(Layout from)
    {
        var sizes = Wanted.Sizes;
        if (from.IsContiguous) return Wanted.AsContiguous();
        // Runs of old dimensions that are contiguous among themselves must be covered exactly by runs of new ones.
        Span<long> strides = stackalloc long[sizes.Length];
        var next = sizes.Length - 1;
        long runStride = from.Stride(from.Rank - 1), runCount = 1, newCount = 1;
        for (var d = from.Rank - 1; d >= 0; d--)
        {
            runCount *= from.Size(d);
            if (d > 0 && (from.Size(d - 1) == 1 || from.Stride(d - 1) == runCount * runStride)) continue;
            while (next >= 0 && (newCount < runCount || sizes[next] == 1))
            {
                strides[next] = newCount * runStride;
                newCount *= sizes[next--];
            }
            if (newCount != runCount) return null;
            if (d > 0) (runStride, runCount, newCount) = (from.Stride(d - 1), 1, 1);
        }
        return next == -1 ? Layout.Strided(sizes, strides) : null;
    }

    public Tensor Forward(Tensor x) => x.Alias(
        Relayout(x.Layout)
            ?? throw new ShapeException(
                $"View cannot show a tensor of shape {x.Shape} and strides {x.Strides} as {Wanted.Shape} without copying. "
                + "Use x.Reshape(...).")
            {
                Operation = Name,
                Shapes = [x.Shape],
            },
        x.Offset);

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => gradient.Reshape(From.Sizes);
}
