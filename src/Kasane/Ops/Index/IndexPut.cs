namespace Kasane;

public static partial class Functional
{
    /// <summary>A copy of <paramref name="x"/> in which the part that index tensors name is overwritten.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="indices">Index tensors or masks for the first dimensions; null: a whole dimension.</param>
    /// <param name="values">What broadcasts to the indexed part; of the dtype of <paramref name="x"/>.</param>
    /// <param name="accumulate">Whether to add instead; then places named twice receive both. Default false.</param>
    /// <exception cref="TensorIndexException">The indices do not fit, or are out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor IndexPut(this Tensor x, IReadOnlyList<Tensor?> indices, Tensor values, bool accumulate = false) =>
        x.Clone().IndexPutInPlace(indices, values, accumulate);

    /// <summary>Changes <paramref name="x"/> so that the part that index tensors name is overwritten.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="indices">Index tensors or masks for the first dimensions; null: a whole dimension.</param>
    /// <param name="values">What broadcasts to the indexed part; of the dtype of <paramref name="x"/>.</param>
    /// <param name="accumulate">Whether to add instead; then places named twice receive both. Default false.</param>
    /// <exception cref="TensorIndexException">The indices do not fit, or are out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor IndexPutInPlace(this Tensor x, IReadOnlyList<Tensor?> indices, Tensor values, bool accumulate = false)
    {
        ArgumentNullException.ThrowIfNull(indices);
        if (values.DType != x.DType) IndexChecks.RequireDType(x, values, "IndexPut");
        TensorIndex[] index = [.. indices.Select(each => each is null ? TensorIndex.All : each)];
        if (index.Length > 0) IndexPlan.Of(x, index).Set(x, values, accumulate ? PutMode.Add : PutMode.Overwrite);
        return x;
    }

    /// <summary>A copy of <paramref name="x"/> in which elements, counted in row-major order, are overwritten.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="index">Int64; negative positions count from the end; any shape.</param>
    /// <param name="source">As many elements as the index, of the dtype of <paramref name="x"/>.</param>
    /// <param name="accumulate">Whether to add instead; then places named twice receive both. Default false.</param>
    /// <exception cref="TensorIndexException">A position is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor Put(this Tensor x, Tensor index, Tensor source, bool accumulate = false) =>
        x.PutRows(
            new(0, x.Rank),
            IndexPositions.Of(index, x.ElementCount, true, "Put", 0, x.Device),
            PutSource(x, index, source),
            accumulate ? PutMode.Add : PutMode.Overwrite);

    /// <summary>Changes <paramref name="x"/> so that elements, counted in row-major order, are overwritten.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="index">Int64; negative positions count from the end; any shape.</param>
    /// <param name="source">As many elements as the index, of the dtype of <paramref name="x"/>.</param>
    /// <param name="accumulate">Whether to add instead; then places named twice receive both. Default false.</param>
    /// <exception cref="TensorIndexException">A position is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor PutInPlace(this Tensor x, Tensor index, Tensor source, bool accumulate = false) =>
        x.PutRowsInPlace(
            new(0, x.Rank),
            IndexPositions.Of(index, x.ElementCount, true, "Put", 0, x.Device),
            PutSource(x, index, source),
            accumulate ? PutMode.Add : PutMode.Overwrite);

    private static Tensor PutSource(Tensor x, Tensor index, Tensor source)
    {
        IndexChecks.RequireDType(x, source, "Put");
        if (source.ElementCount != index.ElementCount)
            throw new ShapeException(
                $"Put expects as many elements as indices, but got {source.Shape} and {index.Shape}.")
            {
                Operation = "Put",
                Shapes = [index.Shape, source.Shape],
            };
        return source.Reshape(index.Layout.Sizes);
    }
}
