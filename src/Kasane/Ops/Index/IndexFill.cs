namespace Kasane;

public static partial class Functional
{
    /// <summary>A copy of <paramref name="x"/> in which slices along a dimension are overwritten with one number.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: a vector of positions from 0.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    public static Tensor IndexFill(this Tensor x, int dim, Tensor index, Scalar value)
    {
        var (dims, positions) = IndexChecks.Rows(x, dim, index, "IndexFill");
        return x.PutRows(dims, positions, Tensor.Full([], value, x.DType, x.Device), PutMode.Overwrite);
    }

    /// <summary>Changes <paramref name="x"/> so that slices along a dimension are overwritten with one number.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: a vector of positions from 0.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor IndexFillInPlace(this Tensor x, int dim, Tensor index, Scalar value)
    {
        var (dims, positions) = IndexChecks.Rows(x, dim, index, "IndexFill");
        return x.PutRowsInPlace(dims, positions, Tensor.Full([], value, x.DType, x.Device), PutMode.Overwrite);
    }

    /// <summary>A copy of <paramref name="x"/> in which slices along a dimension are overwritten with one number.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: a vector of positions from 0.</param>
    /// <param name="value">A tensor without dimensions.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor IndexFill(this Tensor x, int dim, Tensor index, Tensor value)
    {
        var (dims, positions) = IndexChecks.Rows(x, dim, index, "IndexFill");
        return x.PutRows(dims, positions, SingleValue(value, x, "IndexFill"), PutMode.Overwrite);
    }

    /// <summary>Changes <paramref name="x"/> so that slices along a dimension are overwritten with one number.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: a vector of positions from 0.</param>
    /// <param name="value">A tensor without dimensions.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor IndexFillInPlace(this Tensor x, int dim, Tensor index, Tensor value)
    {
        var (dims, positions) = IndexChecks.Rows(x, dim, index, "IndexFill");
        return x.PutRowsInPlace(dims, positions, SingleValue(value, x, "IndexFill"), PutMode.Overwrite);
    }

    private static Tensor SingleValue(Tensor value, Tensor x, string operation)
    {
        if (value.Rank != 0)
            throw new ShapeException(
                $"{operation} expects a value without dimensions, but it has shape {value.Shape}.")
            {
                Operation = operation,
                Shapes = [value.Shape],
            };
        if (!TypePromotion.CanCast(value.DType, x.DType))
            throw new DTypeException(
                $"{operation} cannot store a value of {value.DType} in a tensor of {x.DType}. Convert the tensor first.")
            {
                Operation = operation,
            };
        return value.To(x.Device).To(x.DType);
    }
}
