namespace Kasane;

public static partial class Functional
{
    /// <summary>A view in which one dimension is split into several.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="sizes">What it is split into; one may be -1 and is computed.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">The sizes do not fit.</exception>
    public static Tensor Unflatten(this Tensor x, int dim, params ReadOnlySpan<long> sizes)
    {
        var d = Dims.Normalize(dim, x.Rank, "Unflatten");
        if (sizes.Length == 0)
            throw new ShapeException(
                "Unflatten expects at least one size.")
            {
                Operation = "Unflatten",
                Shapes = [x.Shape],
            };
        if (x.Rank == 0)
            throw new ShapeException(
                "Unflatten expects at least one dimension, but the tensor is a scalar.")
            {
                Operation = "Unflatten",
            };
        var (product, open) = (1L, -1);
        var parts = sizes.ToArray();
        for (var i = 0; i < parts.Length; i++)
            if (parts[i] == -1 && open < 0) open = i;
            else product *= parts[i];
        var size = x.Layout.Size(d);
        if (open >= 0 && product > 0 && size % product == 0) parts[open] = size / product;
        else if (open >= 0 || product != size || Array.Exists(parts, part => part < 0))
            throw new ShapeException(
                $"Unflatten cannot split dimension {d} of shape {x.Shape} into {Shape.Format(sizes)}.")
            {
                Operation = "Unflatten",
                Shapes = [x.Shape],
            };
        return x.View([.. x.Layout.Sizes[..d], .. parts, .. x.Layout.Sizes[(d + 1)..]]);
    }

    /// <summary>All elements as a vector: a view where the strides allow it, otherwise a copy.</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor Ravel(this Tensor x) => x.Contiguous().View(-1);

    /// <summary><see cref="View(Tensor, ReadOnlySpan{long})"/> with the shape of another tensor.</summary>
    /// <inheritdoc cref="View(Tensor, ReadOnlySpan{long})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="other">The model.</param>
    public static Tensor ViewAs(this Tensor x, Tensor other) => x.View(other.Layout.Sizes);

    /// <summary><see cref="Reshape"/> to the shape of another tensor.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="other">The model.</param>
    /// <exception cref="ShapeException">The number of elements differs.</exception>
    public static Tensor ReshapeAs(this Tensor x, Tensor other) => x.Reshape(other.Layout.Sizes);
}
