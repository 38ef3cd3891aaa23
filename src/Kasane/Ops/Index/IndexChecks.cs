namespace Kasane.Internal;

/// <summary>What the operations with an index tensor along one dimension have in common: checks and positions.</summary>
internal static class IndexChecks
{
    /// <summary>Whole slices along a dimension: where they lie, given a vector (or scalar) of indices.</summary>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The index has several dimensions.</exception>
    public static (MergedDims Dims, Tensor Positions) Rows(Tensor x, int dim, Tensor index, string operation)
    {
        var d = Dims.Normalize(dim, x.Rank, operation);
        if (index.Rank > 1)
            throw new ShapeException(
                $"{operation} expects a vector of indices, but it has shape {index.Shape}.")
            {
                Operation = operation,
                Shapes = [index.Shape],
            };
        RequireIndex(index, operation);
        var dims = new MergedDims(d, x.Rank == 0 ? 0 : 1);
        var positions = IndexPositions.Of(index, dims.Size(x.Layout), false, operation, d, x.Device);
        return (dims, positions.Rank == 1 ? positions : positions.Reinterpret(Layout.Contiguous([1])));
    }

    /// <summary>Single elements along a dimension: the dimension and an index that fits; its range is not checked.</summary>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">The index has another number of dimensions, or is larger than the tensor.</exception>
    /// <exception cref="DTypeException">The index is not Int64.</exception>
    public static (int Dim, Tensor Index) Along(Tensor x, int dim, Tensor index, string operation)
    {
        var d = Dims.Normalize(dim, x.Rank, operation);
        if (index.ElementCount == 0) return (d, Tensor.Empty(index.Shape, DType.Int64, x.Device));
        if (Math.Max(index.Rank, 1) != Math.Max(x.Rank, 1))
            throw new ShapeException(
                $"{operation} expects an index of {x.Rank} dimensions, as the tensor has, but it has shape {index.Shape}.")
            {
                Operation = operation,
                Shapes = [x.Shape, index.Shape],
            };
        if (index.DType != DType.Int64)
            throw new DTypeException(
                $"{operation} expects indices of dtype Int64, but they are {index.DType}. Convert them: index.To(DType.Int64).")
            {
                Operation = operation,
            };
        for (var i = 0; i < index.Rank && x.Rank > 0; i++)
            if (i != d && index.Layout.Size(i) > x.Layout.Size(i)) ThrowTooLarge(x, index, i, operation);
        return (d, index.To(x.Device));
    }

    /// <summary>The same as checked positions, counted in row-major order.</summary>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The index has another number of dimensions, or is larger than the tensor.</exception>
    /// <exception cref="DTypeException">The index is not Int64.</exception>
    public static Tensor Elements(Tensor x, int dim, Tensor index, string operation)
    {
        (var d, index) = Along(x, dim, index, operation);
        if (index.ElementCount == 0) return index;
        var whole = x.Layout.AsContiguous();
        var steps = new long[index.Rank];
        for (var i = 0; i < index.Rank && x.Rank > 0; i++) steps[i] = i == d ? 0 : whole.Stride(i);
        var (size, stride) = x.Rank == 0 ? (1, 1) : (x.Layout.Size(d), whole.Stride(d));
        return IndexPositions.Add(null, index, size, stride, steps, false, operation, d, x.Device);
    }

    /// <summary>The part of a source that an index covers.</summary>
    /// <exception cref="ShapeException">The source is smaller than the index.</exception>
    /// <exception cref="DTypeException">The source has another dtype than the tensor.</exception>
    public static Tensor Source(Tensor x, Tensor index, Tensor source, string operation)
    {
        RequireDType(x, source, operation);
        if (index.ElementCount == 0)
            return source.Layout.SameSizes(index.Layout) ? source : Tensor.Empty(index.Shape, source.DType, source.Device);
        if (Math.Max(index.Rank, 1) != Math.Max(source.Rank, 1))
            throw new ShapeException(
                $"{operation} expects a source of {index.Rank} dimensions, as the index has, but it has shape {source.Shape}.")
            {
                Operation = operation,
                Shapes = [index.Shape, source.Shape],
            };
        for (var i = 0; i < Math.Min(index.Rank, source.Rank); i++)
        {
            if (index.Layout.Size(i) > source.Layout.Size(i)) ThrowTooLarge(source, index, i, operation);
            if (index.Layout.Size(i) < source.Layout.Size(i)) source = source.SliceDim(i, 0, 1, index.Layout.Size(i));
        }
        return source.Rank == index.Rank ? source : source.Reshape(index.Layout.Sizes);
    }

    /// <exception cref="DTypeException">They differ.</exception>
    public static void RequireDType(Tensor x, Tensor source, string operation)
    {
        if (x.DType != source.DType)
            throw new DTypeException(
                $"{operation} expects a source of the tensor's dtype {x.DType}, but it is {source.DType}. Convert it: "
                + $"source.To(x.DType).")
            {
                Operation = operation,
            };
    }

    private static void RequireIndex(Tensor index, string operation)
    {
        if (index.DType is not (DType.Int64 or DType.Int32))
            throw new DTypeException(
                $"{operation} expects indices of dtype Int64 or Int32, but they are {index.DType}. Convert them: "
                + $"index.To(DType.Int64).")
            {
                Operation = operation,
            };
    }

    private static void ThrowTooLarge(Tensor x, Tensor index, int dim, string operation) =>
        throw new ShapeException(
            $"{operation} expects an index of at most the tensor's sizes {x.Shape}, but it has shape {index.Shape}: dimension "
            + $"{dim} is larger.")
        {
            Operation = operation,
            Shapes = [x.Shape, index.Shape],
        };
}
