namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// A copy of <paramref name="x"/> in which slices along a dimension are added to: x[index[i]] += alpha * source[i] for dim = 0.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: a vector of positions from 0.</param>
    /// <param name="source">The shape of <paramref name="x"/>, but with the index's length in the dimension; of its dtype.</param>
    /// <param name="alpha">A factor; default 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor IndexAdd(this Tensor x, int dim, Tensor index, Tensor source, Scalar? alpha = null)
    {
        var (dims, positions, values) = RowsFor(x, dim, index, source, "IndexAdd");
        return x.PutRows(dims, positions, alpha is { } factor ? values.Mul(factor) : values, PutMode.Add);
    }

    /// <summary>
    /// Changes <paramref name="x"/> so that slices along a dimension are added to: x[index[i]] += alpha * source[i] for dim = 0.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: a vector of positions from 0.</param>
    /// <param name="source">The shape of <paramref name="x"/>, but with the index's length in the dimension; of its dtype.</param>
    /// <param name="alpha">A factor; default 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor IndexAddInPlace(this Tensor x, int dim, Tensor index, Tensor source, Scalar? alpha = null)
    {
        var (dims, positions, values) = RowsFor(x, dim, index, source, "IndexAdd");
        return x.PutRowsInPlace(dims, positions, alpha is { } factor ? values.Mul(factor) : values, PutMode.Add);
    }

    /// <summary>
    /// A copy of <paramref name="x"/> in which slices along a dimension are overwritten: x[index[i]] = source[i] for dim = 0.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: a vector of positions from 0.</param>
    /// <param name="source">The shape of <paramref name="x"/>, but with the index's length in the dimension; of its dtype.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor IndexCopy(this Tensor x, int dim, Tensor index, Tensor source)
    {
        AutocastMode.Same(ref x, ref source);
        var (dims, positions, values) = RowsFor(x, dim, index, source, "IndexCopy");
        return x.PutRows(dims, positions, values, PutMode.Overwrite);
    }

    /// <summary>
    /// Changes <paramref name="x"/> so that slices along a dimension are overwritten: x[index[i]] = source[i] for dim = 0.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: a vector of positions from 0.</param>
    /// <param name="source">The shape of <paramref name="x"/>, but with the index's length in the dimension; of its dtype.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor IndexCopyInPlace(this Tensor x, int dim, Tensor index, Tensor source)
    {
        var (dims, positions, values) = RowsFor(x, dim, index, source, "IndexCopy");
        return x.PutRowsInPlace(dims, positions, values, PutMode.Overwrite);
    }

    /// <summary>A copy of <paramref name="x"/> in which slices along a dimension become a summary of what was sent there.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: a vector of positions from 0.</param>
    /// <param name="source">The shape of <paramref name="x"/>, but with the index's length in the dimension; of its dtype.</param>
    /// <param name="reduce">How the numbers for one place are combined.</param>
    /// <param name="includeSelf">Whether what is in a place takes part; default true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor IndexReduce(this Tensor x, int dim, Tensor index, Tensor source, IndexReduction reduce, bool includeSelf = true)
    {
        var (dims, positions, values) = RowsFor(x, dim, index, source, "IndexReduce");
        return x.ReduceInto(dims, positions, values, reduce, includeSelf);
    }

    /// <summary>Changes <paramref name="x"/> so that slices along a dimension become a summary of what was sent there.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: a vector of positions from 0.</param>
    /// <param name="source">The shape of <paramref name="x"/>, but with the index's length in the dimension; of its dtype.</param>
    /// <param name="reduce">How the numbers for one place are combined.</param>
    /// <param name="includeSelf">Whether what is in a place takes part; default true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor IndexReduceInPlace(
        this Tensor x, int dim, Tensor index, Tensor source, IndexReduction reduce, bool includeSelf = true)
    {
        var (dims, positions, values) = RowsFor(x, dim, index, source, "IndexReduce");
        return x.CopyInPlace(x.Clone().ReduceInto(dims, positions, values, reduce, includeSelf));
    }

    private static (MergedDims Dims, Tensor Positions, Tensor Values) RowsFor(
        Tensor x, int dim, Tensor index, Tensor source, string operation)
    {
        IndexChecks.RequireDType(x, source, operation);
        var (dims, positions) = IndexChecks.Rows(x, dim, index, operation);
        var sizes = dims.Result(x.Layout, positions.Layout);
        if (source.Rank == 0) source = source.Reshape(1);
        if (!source.Layout.Sizes.SequenceEqual(sizes))
            throw new ShapeException(
                $"{operation} expects a source of shape {Shape.Format(sizes)}, but it has {source.Shape}.")
            {
                Operation = operation,
                Shapes = [x.Shape, source.Shape],
            };
        return (dims, positions, source);
    }
}
