namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// A copy of <paramref name="x"/> in which elements are added to: x[index[i][j]][j] += src[i][j] for dim = 0, and so on.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: as many dimensions as x; in the other dimensions at most as large.</param>
    /// <param name="src">At least as large as the index, of the dtype of <paramref name="x"/>.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor ScatterAdd(this Tensor x, int dim, Tensor index, Tensor src) =>
        x.PutAlong(
            IndexChecks.Along(x, dim, index, "ScatterAdd"), IndexChecks.Source(x, index, src, "ScatterAdd"), PutMode.Add, "ScatterAdd");

    /// <summary>
    /// Changes <paramref name="x"/> so that elements are added to: x[index[i][j]][j] += src[i][j] for dim = 0, and so on.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: as many dimensions as x; in the other dimensions at most as large.</param>
    /// <param name="src">At least as large as the index, of the dtype of <paramref name="x"/>.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor ScatterAddInPlace(this Tensor x, int dim, Tensor index, Tensor src) =>
        x.PutAlongInPlace(
            IndexChecks.Along(x, dim, index, "ScatterAdd"), IndexChecks.Source(x, index, src, "ScatterAdd"), PutMode.Add, "ScatterAdd");

    /// <summary>A copy of <paramref name="x"/> in which every place that the index names holds a summary of what was sent there.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: as many dimensions as x; in the other dimensions at most as large.</param>
    /// <param name="src">At least as large as the index, of the dtype of <paramref name="x"/>.</param>
    /// <param name="reduce">How the numbers for one place are combined.</param>
    /// <param name="includeSelf">Whether what is in a place takes part; default true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor ScatterReduce(this Tensor x, int dim, Tensor index, Tensor src, IndexReduction reduce, bool includeSelf = true) =>
        x.ReduceInto(
            new(0, x.Rank),
            IndexChecks.Elements(x, dim, index, "ScatterReduce"),
            IndexChecks.Source(x, index, src, "ScatterReduce"),
            reduce, includeSelf);

    /// <summary>Changes <paramref name="x"/> so that every place that the index names holds a summary of what was sent there.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="index">Int64 or Int32: as many dimensions as x; in the other dimensions at most as large.</param>
    /// <param name="src">At least as large as the index, of the dtype of <paramref name="x"/>.</param>
    /// <param name="reduce">How the numbers for one place are combined.</param>
    /// <param name="includeSelf">Whether what is in a place takes part; default true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or an index is out of range.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor ScatterReduceInPlace(
        this Tensor x, int dim, Tensor index, Tensor src, IndexReduction reduce, bool includeSelf = true) =>
        x.CopyInPlace(x.Clone().ReduceInto(
            new(0, x.Rank),
            IndexChecks.Elements(x, dim, index, "ScatterReduce"),
            IndexChecks.Source(x, index, src, "ScatterReduce"),
            reduce, includeSelf));

    // Wherever several rows meet, they and (perhaps) what was there are summed, multiplied, ...
    private static Tensor ReduceInto(
        this Tensor x, MergedDims dims, Tensor positions, Tensor values, IndexReduction reduce, bool includeSelf)
    {
        if (positions.ElementCount == 0) return x.Clone();
        var neutral = Tensor.Full([], Neutral(reduce, x.DType), x.DType, x.Device);
        var start = includeSelf ? x : x.PutRows(dims, positions, neutral, PutMode.Overwrite);
        switch (reduce)
        {
            case IndexReduction.Prod: return start.PutRows(dims, positions, values, PutMode.Multiply);
            case IndexReduction.Amax: return start.PutRows(dims, positions, values, PutMode.Largest);
            case IndexReduction.Amin: return start.PutRows(dims, positions, values, PutMode.Smallest);
        }
        var sum = start.PutRows(dims, positions, values, PutMode.Add);
        if (reduce == IndexReduction.Sum) return sum;
        var count = x.FullLike(includeSelf ? 1 : 0).PutRows(dims, positions, Tensor.Ones([], x.DType, x.Device), PutMode.Add);
        count = Where(count.Eq(0), Tensor.Ones([], x.DType, x.Device), count);
        return x.DType.IsDifferentiable ? sum.Div(count) : sum.To(DType.Float64).Div(count).Floor().To(x.DType);
    }

    internal static Scalar Neutral(IndexReduction reduce, DType dtype)
    {
        if (reduce == IndexReduction.Prod) return 1;
        if (reduce is not (IndexReduction.Amax or IndexReduction.Amin)) return 0;
        var lowest = reduce == IndexReduction.Amax;
        if (dtype.IsDifferentiable) return lowest ? double.NegativeInfinity : double.PositiveInfinity;
        return dtype switch
        {
            DType.Bool => !lowest,
            DType.UInt8 => lowest ? byte.MinValue : byte.MaxValue,
            DType.Int8 => lowest ? sbyte.MinValue : sbyte.MaxValue,
            DType.Int16 => lowest ? short.MinValue : short.MaxValue,
            DType.Int32 => lowest ? int.MinValue : int.MaxValue,
            _ => lowest ? long.MinValue : long.MaxValue,
        };
    }
}
