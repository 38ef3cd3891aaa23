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
        if (x.Rank == 0)
            throw new TensorIndexException(
                "Select expects at least one dimension, but the tensor is a scalar. Use x.Item<T>() to read it.")
            {
                Operation = "Select",
            };
        var d = Dims.Normalize(dim, x.Rank, "Select");
        var size = x.Layout.Size(d);
        if (index < -size || index >= size)
            throw new TensorIndexException(
                $"Select expects an index from {-size} to {size - 1} in dimension {d} of shape {x.Shape}, but got {index}.")
            {
                Operation = "Select",
            };
        return x.SelectDim(d, index < 0 ? index + size : index);
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
        if (x.Rank == 0)
            throw new ShapeException(
                "Narrow expects at least one dimension, but the tensor is a scalar.")
            {
                Operation = "Narrow",
            };
        var d = Dims.Normalize(dim, x.Rank, "Narrow");
        var size = x.Layout.Size(d);
        if (start < -size || start > size)
            throw new TensorIndexException(
                $"Narrow expects a start from {-size} to {size} in dimension {d} of shape {x.Shape}, but got {start}.")
            {
                Operation = "Narrow",
            };
        if (start < 0) start += size;
        if (length < 0 || length > size - start)
            throw new ShapeException(
                $"Narrow from {start} with length {length} does not fit into dimension {d} of shape {x.Shape}.")
            {
                Operation = "Narrow",
                Shapes = [x.Shape],
            };
        return x.SliceDim(d, start, 1, length);
    }

    /// <summary>A run of positions of a dimension, as a view.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="start">The first position: a scalar tensor of an integer dtype.</param>
    /// <param name="length">How many.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or the start lies outside.</exception>
    /// <exception cref="ShapeException">The run reaches beyond the end, or the length is negative.</exception>
    /// <exception cref="KasaneException">The start is no integer scalar.</exception>
    public static Tensor Narrow(this Tensor x, int dim, Tensor start, long length)
    {
        if (start.Rank != 0 || !start.DType.IsInteger)
            throw new KasaneException(
                $"Narrow expects an integer scalar as start, but got {start.DType} of shape {start.Shape}.")
            {
                Operation = "Narrow",
            };
        return x.Narrow(dim, start.Item<long>(), length);
    }

    /// <summary>A copy of what <see cref="Narrow(Tensor, int, long, long)"/> shows.</summary>
    /// <inheritdoc cref="Narrow(Tensor, int, long, long)"/>
    public static Tensor NarrowCopy(this Tensor x, int dim, long start, long length) => x.Narrow(dim, start, length).Clone();

    internal static Tensor SelectDim(this Tensor x, int dim, long index, bool severalOutputs = false)
    {
        var dims = new List<SliceDim>(x.Rank - 1);
        for (var i = 0; i < x.Rank; i++)
            if (i != dim) dims.Add(new(i, 1, x.Layout.Size(i)));
        var starts = new long[x.Rank];
        starts[dim] = index;
        return Primitive.CallView(new SliceOp(new(x.Shape.ToArray(), starts, [.. dims])), x, severalOutputs);
    }

    internal static Tensor SliceDim(this Tensor x, int dim, long start, long step, long length, bool severalOutputs = false)
    {
        var dims = new SliceDim[x.Rank];
        for (var i = 0; i < dims.Length; i++) dims[i] = new(i, 1, x.Layout.Size(i));
        dims[dim] = new(dim, step, length);
        var starts = new long[x.Rank];
        starts[dim] = start;
        return Primitive.CallView(new SliceOp(new(x.Shape.ToArray(), starts, dims)), x, severalOutputs);
    }
}
