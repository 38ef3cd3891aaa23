namespace Kasane;

public static partial class Functional
{
    /// <summary>How many elements fall into each of some intervals of equal width; what lies outside, and NaN, is left out.</summary>
    /// <param name="input">Float32 or Float64, any shape.</param>
    /// <param name="bins">How many intervals.</param>
    /// <param name="range">Where the first begins and the last ends (included); default: the smallest and largest element.</param>
    /// <param name="weight">What each element counts; of the input's shape and dtype; default 1.</param>
    /// <param name="density">Whether the result is a density, with integral 1.</param>
    /// <returns>The histogram (bins) and the ends of the intervals (bins + 1), both of the input's dtype.</returns>
    /// <exception cref="KasaneException">No intervals, or bounds that are no finite range.</exception>
    /// <exception cref="ShapeException">A weight of another shape.</exception>
    /// <exception cref="DTypeException">Another dtype, or a weight of another one.</exception>
    public static (Tensor Hist, Tensor BinEdges) Histogram(
        this Tensor input, long bins, (double Min, double Max)? range = null, Tensor? weight = null, bool density = false)
    {
        HistogramBins.RequireInput(input, weight, input.Shape, "Histogram");
        var column = input.Reshape(-1, 1);
        ReadOnlySpan<double> ends = range is { } given ? [given.Min, given.Max] : [];
        Tensor[] edges = [.. HistogramBins.Equal(column, [bins], ends, "Histogram")];
        return (HistogramBins.Count(column, edges, weight, density), edges[0]);
    }

    /// <summary>How many elements fall into each of the intervals between given ends.</summary>
    /// <param name="input">Float32 or Float64, any shape.</param>
    /// <param name="bins">A vector of the input's dtype: the ends of the intervals, ascending; the last one is included.</param>
    /// <param name="weight">What each element counts; of the input's shape and dtype; default 1.</param>
    /// <param name="density">Whether the result is a density, with integral 1.</param>
    /// <returns>The histogram (bins - 1) and the ends of the intervals, both of the input's dtype.</returns>
    /// <exception cref="KasaneException">Fewer than two ends.</exception>
    /// <exception cref="ShapeException">Ends that are no vector, or a weight of another shape.</exception>
    /// <exception cref="DTypeException">Another dtype, or ends or a weight of another one.</exception>
    public static (Tensor Hist, Tensor BinEdges) Histogram(this Tensor input, Tensor bins, Tensor? weight = null, bool density = false)
    {
        HistogramBins.RequireInput(input, weight, input.Shape, "Histogram");
        var column = input.Reshape(-1, 1);
        Tensor[] edges = [.. HistogramBins.Given(column, [bins], "Histogram")];
        return (HistogramBins.Count(column, edges, weight, density), edges[0]);
    }
}
