namespace Kasane;

public static partial class Functional
{
    /// <summary><see cref="Transpose"/> of the tensor itself; returns it.</summary>
    /// <inheritdoc cref="Transpose"/>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor TransposeInPlace(this Tensor x, int dim0, int dim1) =>
        InPlace.Restride(new PermuteOp(SwapOrder(x, dim0, dim1)), x);

    /// <summary><see cref="Transpose"/> under another name.</summary>
    /// <inheritdoc cref="Transpose"/>
    public static Tensor SwapDims(this Tensor x, int dim0, int dim1) => x.Transpose(dim0, dim1);

    /// <summary><see cref="Transpose"/> of the tensor itself; returns it.</summary>
    /// <inheritdoc cref="TransposeInPlace"/>
    public static Tensor SwapDimsInPlace(this Tensor x, int dim0, int dim1) => x.TransposeInPlace(dim0, dim1);

    /// <summary><see cref="Transpose"/> under NumPy's name.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axis0">One dimension; negative numbers count from the last.</param>
    /// <param name="axis1">The other.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor SwapAxes(this Tensor x, int axis0, int axis1) => x.Transpose(axis0, axis1);

    /// <summary><see cref="SwapAxes"/> of the tensor itself; returns it.</summary>
    /// <inheritdoc cref="SwapAxes"/>
    public static Tensor SwapAxesInPlace(this Tensor x, int axis0, int axis1) => x.TransposeInPlace(axis0, axis1);

    /// <summary>The transpose of a matrix itself; returns it.</summary>
    /// <param name="x">At most 2 dimensions.</param>
    /// <exception cref="ShapeException">More than two dimensions.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor TInPlace(this Tensor x)
    {
        RequireMatrix(x, "TInPlace");
        return x.Rank < 2 ? x.TransposeInPlace(0, 0) : x.TransposeInPlace(0, 1);
    }

    /// <summary><see cref="Unsqueeze"/> of the tensor itself; returns it.</summary>
    /// <inheritdoc cref="Unsqueeze"/>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor UnsqueezeInPlace(this Tensor x, int dim)
    {
        var d = Dims.Normalize(dim, x.Rank + 1, "UnsqueezeInPlace");
        return x.ViewInPlace([.. x.Layout.Sizes[..d], 1, .. x.Layout.Sizes[d..]]);
    }

    /// <summary><see cref="Squeeze(Tensor)"/> of the tensor itself; returns it.</summary>
    /// <inheritdoc cref="Squeeze(Tensor)"/>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor SqueezeInPlace(this Tensor x) => x.ViewInPlace(Array.FindAll(x.Shape.ToArray(), size => size != 1));

    /// <summary><see cref="Squeeze(Tensor, int)"/> of the tensor itself; returns it.</summary>
    /// <inheritdoc cref="Squeeze(Tensor, int)"/>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor SqueezeInPlace(this Tensor x, int dim)
    {
        var d = Dims.Normalize(dim, x.Rank, "SqueezeInPlace");
        var sizes = x.Layout.Sizes;
        return x.ViewInPlace(x.Rank == 0 || sizes[d] != 1 ? sizes.ToArray() : [.. sizes[..d], .. sizes[(d + 1)..]]);
    }

    /// <summary><see cref="AsStrided"/> of the tensor itself; returns it.</summary>
    /// <inheritdoc cref="AsStrided"/>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AsStridedInPlace(this Tensor x, ReadOnlySpan<long> size, ReadOnlySpan<long> stride, long? storageOffset = null) =>
        InPlace.Restride(AsStridedOp.Of(x, size, stride, storageOffset), x);

    private static Tensor ViewInPlace(this Tensor x, long[] sizes) =>
        InPlace.Restride(new ViewOp(Layout.Contiguous(sizes), x.Layout), x);

    private static DimOrder SwapOrder(Tensor x, int dim0, int dim1) =>
        DimOrder.Swapped(x.Rank, Dims.Normalize(dim0, x.Rank, "Transpose"), Dims.Normalize(dim1, x.Rank, "Transpose"));
}
