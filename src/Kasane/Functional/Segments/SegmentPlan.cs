namespace Kasane.Internal;

/// <summary>Which segment every element along a dimension belongs to; those of none go to one more, behind the last.</summary>
/// <param name="Axis">The dimension.</param>
/// <param name="Segments">How many segments there are.</param>
/// <param name="Index">Int64, of the data's shape: the segment of each element.</param>
/// <param name="Counts">Int64, of the result's rank: how many elements each segment has.</param>
internal readonly record struct SegmentPlan(int Axis, long Segments, Tensor Index, Tensor Counts)
{
    private const string Operation = "SegmentReduce";

    public static SegmentPlan Of(Tensor data, Tensor? lengths, Tensor? offsets, int axis, bool uncounted)
    {
        var given = offsets ?? lengths
            ?? throw new KasaneException("SegmentReduce expects lengths or offsets, but got neither.") { Operation = Operation };
        if (given.DType is not (DType.Int64 or DType.Int32))
            throw new DTypeException($"SegmentReduce expects lengths or offsets of Int64 or Int32, but they are {given.DType}.") { Operation = Operation };
        if (given.Rank > data.Rank || axis != given.Rank - 1 || !given.Layout.Sizes[..^1].SequenceEqual(data.Layout.Sizes[..axis]))
            throw new ShapeException(
                $"SegmentReduce along dimension {axis} of shape {data.Shape} expects lengths or offsets with the sizes of the dimensions "
                + $"before it and one more dimension, but they have shape {given.Shape}.")
            {
                Operation = Operation,
                Shapes = [data.Shape, given.Shape],
            };
        var (numbers, n, per) = (given.ToArray<long>(), data.Layout.Size(axis), given.Layout.Size(axis));
        var segments = offsets is null ? per : Math.Max(0, per - 1);
        var rows = per == 0 ? 0 : numbers.LongLength / per;
        var (index, counts) = (new long[rows * n], new long[rows * (segments + 1)]);
        for (long row = 0; row < rows; row++)
            Fill(
                numbers.AsSpan((int)(row * per), (int)per), offsets is null, uncounted, index.AsSpan((int)(row * n), (int)n),
                counts.AsSpan((int)(row * (segments + 1)), (int)segments + 1));
        var flat = Tensor.From(index, Shape.Create([.. data.Layout.Sizes[..axis], n, .. Ones(data.Rank - axis - 1)]), data.Device);
        var counted = Tensor.From(counts, Shape.Create([.. data.Layout.Sizes[..axis], segments + 1, .. Ones(data.Rank - axis - 1)]), data.Device);
        return new(axis, segments, flat.Expand(data.Layout.Sizes), counted);
    }

    public long[] ResultSizes(Tensor data)
    {
        var sizes = data.Shape.ToArray();
        sizes[Axis] = Segments + 1;
        return sizes;
    }

    private static void Fill(ReadOnlySpan<long> numbers, bool lengths, bool uncounted, Span<long> index, Span<long> counts)
    {
        var (none, at) = (counts.Length - 1L, 0L);
        index.Fill(none);
        for (var i = 0; i < none; i++)
        {
            var (begin, length) = lengths ? (at, numbers[i]) : (numbers[i], numbers[i + 1] - numbers[i]);
            if (length < 0 || begin < 0)
                throw new KasaneException($"SegmentReduce expects segments of 0 or more elements, but got {length} from {begin}.") { Operation = Operation };
            at = begin + length;
            if (at > index.Length)
                throw new KasaneException($"SegmentReduce expects segments within {index.Length} elements, but one ends at {at}.") { Operation = Operation };
            index.Slice((int)begin, (int)length).Fill(i);
            counts[i] = length;
        }
        if (lengths && !uncounted && at != index.Length)
            throw new KasaneException(
                $"SegmentReduce expects lengths that add up to {index.Length}, but they add up to {at}. Pass unsafe: "
                + "true to leave elements out.")
            {
                Operation = Operation,
            };
    }

    private static long[] Ones(int count)
    {
        var ones = new long[count];
        ones.AsSpan().Fill(1);
        return ones;
    }
}
