namespace Kasane;

public static partial class Functional
{
    /// <summary>A view with the dimensions in another order.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dims">Every dimension once; negative numbers count from the last.</param>
    /// <exception cref="KasaneException">A dimension is missing or repeated.</exception>
    public static Tensor Permute(this Tensor x, params ReadOnlySpan<int> dims)
    {
        if (dims.Length != x.Rank)
            throw new KasaneException(
                $"Permute expects all {x.Rank} dimensions of shape {x.Shape} once, "
                + $"but got ({string.Join(", ", dims.ToArray())}).")
            {
                Operation = "Permute",
            };
        Dims.Mask(dims, x.Rank, "Permute");
        Span<int> order = stackalloc int[dims.Length];
        for (var d = 0; d < order.Length; d++) order[d] = Dims.Normalize(dims[d], x.Rank, "Permute");
        return Primitive.CallView(new PermuteOp(new(order)), x);
    }

    /// <summary>A view with two dimensions swapped.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim0">One dimension; negative numbers count from the last.</param>
    /// <param name="dim1">The other.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Transpose(this Tensor x, int dim0, int dim1) => Primitive.CallView(new PermuteOp(SwapOrder(x, dim0, dim1)), x);
}

/// <summary>Dimensions in another order, as a view.</summary>
/// <derivative>g in the former order.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct PermuteOp(DimOrder Order) : IOp1
{
    public static string Name => "Permute";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        Span<long> sizes = stackalloc long[x.Rank], strides = stackalloc long[x.Rank];
        for (var d = 0; d < x.Rank; d++) (sizes[d], strides[d]) = (x.Layout.Size(Order[d]), x.Layout.Stride(Order[d]));
        return x.Alias(Layout.Strided(sizes, strides), x.Offset);
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.CallView(new PermuteOp(Order.Inverse(gradient.Rank)), gradient);
}
