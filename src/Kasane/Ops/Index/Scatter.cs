namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// A copy of <paramref name="x"/> in which elements are overwritten: x[index[i][j]][j] = src[i][j] for dim = 0, and so on.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: as many dimensions as x; in the other dimensions at most as large.</param>
    /// <param name="src">At least as large as the index, of the dtype of <paramref name="x"/>.</param>
    /// <param name="reduce">Whether to add to or multiply what is there; default: overwrite it.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor Scatter(this Tensor x, int dim, Tensor index, Tensor src, ScatterReduction? reduce = null) =>
        x.Scattered(dim, index, IndexChecks.Source(x, index, src, "Scatter"), reduce);

    /// <summary>
    /// Changes <paramref name="x"/> so that elements are overwritten: x[index[i][j]][j] = src[i][j] for dim = 0, and so on.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: as many dimensions as x; in the other dimensions at most as large.</param>
    /// <param name="src">At least as large as the index, of the dtype of <paramref name="x"/>.</param>
    /// <param name="reduce">Whether to add to or multiply what is there; default: overwrite it.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor ScatterInPlace(this Tensor x, int dim, Tensor index, Tensor src, ScatterReduction? reduce = null) =>
        x.ScatteredInPlace(dim, index, IndexChecks.Source(x, index, src, "Scatter"), reduce);

    /// <summary>
    /// A copy of <paramref name="x"/> in which elements are overwritten with one number: x[index[i][j]][j] = value for dim = 0, and so
    /// on.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: as many dimensions as x; in the other dimensions at most as large.</param>
    /// <param name="value">The number.</param>
    /// <param name="reduce">Whether to add to or multiply what is there; default: overwrite it.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor Scatter(this Tensor x, int dim, Tensor index, Scalar value, ScatterReduction? reduce = null) =>
        x.Scattered(dim, index, Tensor.Full([], value, x.DType, x.Device), reduce);

    /// <summary>
    /// Changes <paramref name="x"/> so that elements are overwritten with one number: x[index[i][j]][j] = value for dim = 0, and so on.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: as many dimensions as x; in the other dimensions at most as large.</param>
    /// <param name="value">The number.</param>
    /// <param name="reduce">Whether to add to or multiply what is there; default: overwrite it.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor ScatterInPlace(this Tensor x, int dim, Tensor index, Scalar value, ScatterReduction? reduce = null) =>
        x.ScatteredInPlace(dim, index, Tensor.Full([], value, x.DType, x.Device), reduce);

    private static Tensor Scattered(this Tensor x, int dim, Tensor index, Tensor values, ScatterReduction? reduce) =>
        reduce == ScatterReduction.Multiply
            ? x.PutRows(new(0, x.Rank), IndexChecks.Elements(x, dim, index, "Scatter"), values, PutMode.Multiply)
            : x.PutAlong(IndexChecks.Along(x, dim, index, "Scatter"), values, ModeOf(reduce), "Scatter");

    private static Tensor ScatteredInPlace(this Tensor x, int dim, Tensor index, Tensor values, ScatterReduction? reduce) =>
        reduce == ScatterReduction.Multiply
            ? x.PutRowsInPlace(new(0, x.Rank), IndexChecks.Elements(x, dim, index, "Scatter"), values, PutMode.Multiply)
            : x.PutAlongInPlace(IndexChecks.Along(x, dim, index, "Scatter"), values, ModeOf(reduce), "Scatter");

    private static PutMode ModeOf(ScatterReduction? reduce) => reduce == ScatterReduction.Add ? PutMode.Add : PutMode.Overwrite;
}
