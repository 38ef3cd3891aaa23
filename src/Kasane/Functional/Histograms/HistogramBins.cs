namespace Kasane.Internal;

/// <summary>The intervals of histograms, and counting into them. On the host, as nothing flows back through a histogram.</summary>
internal static class HistogramBins
{
    public static void RequireInput(Tensor input, Tensor? weight, Shape weights, string operation)
    {
        if (input.DType is not (DType.Float32 or DType.Float64))
            throw new DTypeException($"{operation} expects Float32 or Float64, but the tensor is {input.DType}. Convert it with To.") { Operation = operation };
        if (weight is null) return;
        if (weight.DType != input.DType)
            throw new DTypeException($"{operation} expects a weight of the input's dtype {input.DType}, but it is {weight.DType}.") { Operation = operation };
        if (!weight.Shape.Equals(weights))
            throw new ShapeException($"{operation} expects a weight of shape {weights}, but it has {weight.Shape}.")
            {
                Operation = operation,
                Shapes = [input.Shape, weight.Shape],
            };
    }

    /// <summary>The ends of equal intervals along each coordinate of (n, D).</summary>
    public static List<Tensor> Equal(Tensor points, ReadOnlySpan<long> bins, ReadOnlySpan<double> range, string operation)
    {
        var count = (int)points.Size(1);
        if (bins.Length != count)
            throw new KasaneException($"{operation} expects {count} numbers of intervals, one per coordinate, but got {bins.Length}.") { Operation = operation };
        if (range.Length > 0 && range.Length != 2 * count)
            throw new KasaneException($"{operation} expects {2 * count} ends, two per coordinate, but got {range.Length}.") { Operation = operation };
        RequireCells(bins, operation);
        var values = points.ToArray<double>();
        List<Tensor> edges = [];
        for (var d = 0; d < count; d++)
        {
            var (min, max) = range.Length > 0 ? (range[2 * d], range[(2 * d) + 1]) : Extent(values, d, count);
            if (!double.IsFinite(min) || !double.IsFinite(max))
                throw new KasaneException(
                    $"{operation} expects finite ends of the intervals, but coordinate {d} goes from {min} to {max}. Pass a range.")
                {
                    Operation = operation,
                };
            if (min > max) throw new KasaneException($"{operation} expects a range from small to large, but got {min} to {max}.") { Operation = operation };
            if (min == max) (min, max) = (min - 0.5, max + 0.5);
            edges.Add(Tensor.Linspace(min, max, (int)bins[d] + 1, points.DType, points.Device));
        }
        return edges;
    }

    public static IEnumerable<Tensor> Given(Tensor points, IReadOnlyList<Tensor> bins, string operation)
    {
        ArgumentNullException.ThrowIfNull(bins);
        if (bins.Count != points.Size(1))
            throw new KasaneException($"{operation} expects {points.Size(1)} vectors of ends, one per coordinate, but got {bins.Count}.") { Operation = operation };
        foreach (var ends in bins)
        {
            if (ends.Rank != 1)
                throw new ShapeException($"{operation} expects the ends of intervals as vectors, but got shape {ends.Shape}.")
                {
                    Operation = operation,
                    Shapes = [ends.Shape],
                };
            if (ends.DType != points.DType)
                throw new DTypeException($"{operation} expects ends of the input's dtype {points.DType}, but they are {ends.DType}.") { Operation = operation };
            if (ends.ElementCount < 2)
                throw new KasaneException($"{operation} expects at least two ends of intervals, but got {ends.ElementCount}.")
                {
                    Operation = operation,
                };
        }
        RequireCells([.. bins.Select(ends => ends.ElementCount - 1)], operation);
        return bins.Select(ends => ends.Clone().Detach());
    }

    public static Tensor Count(Tensor points, Tensor[] edges, Tensor? weight, bool density)
    {
        var (values, weights) = (points.ToArray<double>(), weight?.ToArray<double>());
        double[][] ends = [.. edges.Select(each => each.ToArray<double>())];
        long[] sizes = [.. ends.Select(each => each.Length - 1L)];
        var counts = new double[sizes.Aggregate(1L, (product, size) => product * size)];
        var coordinates = ends.Length;
        for (var i = 0; coordinates > 0 && i < values.Length / coordinates; i++)
        {
            var cell = 0L;
            for (var d = 0; d < coordinates && cell >= 0; d++)
                cell = Interval(ends[d], values[(i * coordinates) + d]) is >= 0 and var at ? (cell * sizes[d]) + at : -1;
            if (cell >= 0) counts[cell] += weights is null ? 1 : weights[i];
        }
        var histogram = Tensor.From<double>(counts, Shape.Create(sizes), points.Device).To(points.DType);
        if (!density) return histogram;
        histogram = histogram.Div(histogram.Sum());
        for (var d = 0; d < coordinates; d++)
        {
            var shape = new long[coordinates];
            shape.AsSpan().Fill(1);
            shape[d] = sizes[d];
            histogram = histogram.Div(edges[d].Diff().Reshape(shape));
        }
        return histogram;
    }

    // The counts are one array on the host.
    private static void RequireCells(ReadOnlySpan<long> bins, string operation)
    {
        var cells = 1L;
        foreach (var count in bins)
        {
            if (count <= 0) throw new KasaneException($"{operation} expects at least one interval, but got {count}.") { Operation = operation };
            if (count >= Array.MaxLength / cells)
                throw new KasaneException($"{operation} expects fewer than {Array.MaxLength} cells, but got {string.Join(" x ", bins.ToArray())} intervals.")
                {
                    Operation = operation,
                };
            cells *= count;
        }
    }

    private static (double Min, double Max) Extent(double[] values, int first, int step)
    {
        if (values.Length == 0) return (0, 1);
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        // Min and Max pass NaN on.
        for (var i = first; i < values.Length; i += step) (min, max) = (Math.Min(min, values[i]), Math.Max(max, values[i]));
        return (min, max);
    }

    // The interval of a number, the last one closed; -1 outside.
    private static int Interval(double[] ends, double value)
    {
        if (!(value >= ends[0] && value <= ends[^1])) return -1;
        var (low, length) = (0, ends.Length);
        while (length > 0)
        {
            var half = length / 2;
            if (ends[low + half] <= value) (low, length) = (low + half + 1, length - half - 1);
            else length = half;
        }
        return Math.Min(low - 1, ends.Length - 2);
    }
}
