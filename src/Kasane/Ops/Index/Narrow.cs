namespace Kasane;

public static partial class Functional
{
    /// <summary>One position of a dimension, as a view without that dimension.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">The position; negative numbers count from the last.</param>
    /// <exception cref="TensorIndexException">There is no such dimension or position.</exception>
    public static Tensor Select(this Tensor x, int dim, long index)
    {
        if (x.Rank == 0) throw new TensorIndexException("Select expects at least one dimension, but the tensor is a scalar. Use x.Item<T>() to read it.") { Operation = "Select" };
        var d = Dims.Normalize(dim, x.Rank, "Select");
        var size = x.Layout.Size(d);
        if (index < -size || index >= size)
            throw new TensorIndexException($"Select expects an index from {-size} to {size - 1} in dimension {d} of shape {x.Shape}, but got {index}.") { Operation = "Select" };
        var dims = new List<SliceDim>(x.Rank - 1);
        for (var i = 0; i < x.Rank; i++)
            if (i != d) dims.Add(new(i, 1, x.Layout.Size(i)));
        var starts = new long[x.Rank];
        starts[d] = index < 0 ? index + size : index;
        return Primitive.CallView(new SliceOp(new(x.Shape.ToArray(), starts, [.. dims])), x);
    }

    /// <summary>A run of positions of a dimension, as a view.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="start">The first position; negative numbers count from the last.</param>
    /// <param name="length">How many.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or the start lies outside.</exception>
    /// <exception cref="ShapeException">The run reaches beyond the end, or the length is negative.</exception>
    public static Tensor Narrow(this Tensor x, int dim, long start, long length)
    {
        if (x.Rank == 0) throw new ShapeException("Narrow expects at least one dimension, but the tensor is a scalar.") { Operation = "Narrow" };
        var d = Dims.Normalize(dim, x.Rank, "Narrow");
        var size = x.Layout.Size(d);
        if (start < -size || start > size)
            throw new TensorIndexException($"Narrow expects a start from {-size} to {size} in dimension {d} of shape {x.Shape}, but got {start}.") { Operation = "Narrow" };
        if (start < 0) start += size;
        if (length < 0 || start + length > size)
            throw new ShapeException($"Narrow from {start} with length {length} does not fit into dimension {d} of shape {x.Shape}.") { Operation = "Narrow", Shapes = [x.Shape] };
        return x.SliceDim(d, start, 1, length);
    }

    internal static Tensor SliceDim(this Tensor x, int dim, long start, long step, long length)
    {
        var dims = new SliceDim[x.Rank];
        for (var i = 0; i < dims.Length; i++) dims[i] = new(i, 1, x.Layout.Size(i));
        dims[dim] = new(dim, step, length);
        var starts = new long[x.Rank];
        starts[dim] = start;
        return Primitive.CallView(new SliceOp(new(x.Shape.ToArray(), starts, dims)), x);
    }
}
