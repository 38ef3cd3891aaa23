namespace Kasane;

public static partial class Functional
{
    /// <summary>Reduces consecutive segments of a dimension to one element each.</summary>
    /// <param name="data">(.., n, ..), floating point.</param>
    /// <param name="reduce">How.</param>
    /// <param name="lengths">(.., segments), Int64 or Int32: how many elements each segment has; the leading dimensions are those of the data.</param>
    /// <param name="offsets">(.., segments + 1): where each segment begins, and where the last one ends; instead of lengths.</param>
    /// <param name="axis">The dimension: the last one of <paramref name="lengths"/>. Default 0.</param>
    /// <param name="unsafe">Whether the lengths may leave elements over at the end.</param>
    /// <param name="initial">What a segment begins with; an empty one has just that.</param>
    /// <returns>(.., segments, ..).</returns>
    /// <exception cref="KasaneException">Neither lengths nor offsets, negative lengths, or lengths that do not add up to n.</exception>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">Data that are not floating point, or lengths that are no integers.</exception>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor SegmentReduce(
        this Tensor data,
        SegmentReduction reduce,
        Tensor? lengths = null,
        Tensor? offsets = null,
        int axis = 0,
        bool @unsafe = false,
        double? initial = null)
    {
        if (!data.DType.IsFloatingPoint)
            throw new DTypeException($"SegmentReduce expects floating-point data, but they are {data.DType}.") { Operation = "SegmentReduce" };
        var plan = SegmentPlan.Of(data, lengths, offsets, Dims.Normalize(axis, data.Rank, "SegmentReduce"), @unsafe);
        var result = Reduced(data, reduce, plan, initial);
        // What belongs to no segment was collected behind the last one.
        return result.Narrow(plan.Axis, 0, plan.Segments);
    }

    private static Tensor Reduced(Tensor data, SegmentReduction reduce, SegmentPlan plan, double? initial)
    {
        var sizes = Shape.Create(plan.ResultSizes(data));
        switch (reduce)
        {
            case SegmentReduction.Sum or SegmentReduction.Mean:
                var start = Tensor.Full(sizes, initial ?? 0, data.DType, data.Device);
                var sum = start.ScatterAdd(plan.Axis, plan.Index, data);
                if (reduce == SegmentReduction.Sum) return sum;
                var count = plan.Counts.To(data.DType);
                return Where(count.Eq(0), Tensor.Full([], initial ?? double.NaN, data.DType, data.Device), sum.Div(count.ClampMin(1)));
            case SegmentReduction.Prod:
                return Tensor.Full(sizes, initial ?? 1, data.DType, data.Device)
                    .ScatterReduce(plan.Axis, plan.Index, data, IndexReduction.Prod);
            default:
                var (largest, kind) = (reduce == SegmentReduction.Max, reduce == SegmentReduction.Max ? IndexReduction.Amax : IndexReduction.Amin);
                var extreme = Tensor.Full(sizes, Neutral(kind, data.DType), data.DType, data.Device)
                    .ScatterReduce(plan.Axis, plan.Index, data, kind);
                // An element equal to what the segment begins with keeps the whole gradient.
                return initial is not { } bound ? extreme
                    : Where(largest ? extreme.Lt(bound) : extreme.Gt(bound), Tensor.Full([], bound, data.DType, data.Device), extreme);
        }
    }
}
