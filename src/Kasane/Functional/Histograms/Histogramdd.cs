namespace Kasane;

public static partial class Functional
{
    /// <summary>How many points fall into each cell of a grid of equal intervals; what lies outside, and NaN, is left out.</summary>
    /// <param name="input">(*, D), Float32 or Float64: points of D coordinates.</param>
    /// <param name="bins">How many intervals along each of the D coordinates.</param>
    /// <param name="range">Begin and end (included) along each coordinate, in turn; default: the smallest and largest ones.</param>
    /// <param name="weight">(*): what each point counts; of the input's dtype; default 1.</param>
    /// <param name="density">Whether the result is a density, with integral 1.</param>
    /// <returns>The histogram (D dimensions) and the ends of the intervals along each, of the input's dtype.</returns>
    /// <exception cref="KasaneException">Not D numbers of intervals, or bounds that are no finite ranges.</exception>
    /// <exception cref="ShapeException">Fewer than two dimensions, or a weight of another shape.</exception>
    /// <exception cref="DTypeException">Another dtype, or a weight of another one.</exception>
    public static (Tensor Hist, Tensor[] BinEdges) Histogramdd(
        this Tensor input, ReadOnlySpan<long> bins, ReadOnlySpan<double> range = default, Tensor? weight = null, bool density = false)
    {
        var points = Points(input, weight);
        Tensor[] edges = [.. HistogramBins.Equal(points, bins, range, "Histogramdd")];
        return (HistogramBins.Count(points, edges, weight, density), edges);
    }

    /// <summary>As the form with one number per coordinate, with as many intervals along all of them.</summary>
    /// <inheritdoc cref="Histogramdd(Tensor, ReadOnlySpan{long}, ReadOnlySpan{double}, Tensor?, bool)"/>
    public static (Tensor Hist, Tensor[] BinEdges) Histogramdd(
        this Tensor input, long bins, ReadOnlySpan<double> range = default, Tensor? weight = null, bool density = false)
    {
        var counts = new long[input.Rank > 0 ? input.Size(-1) : 0];
        counts.AsSpan().Fill(bins);
        return input.Histogramdd(counts, range, weight, density);
    }

    /// <summary>How many points fall into each cell of a grid between given ends.</summary>
    /// <param name="input">(*, D), Float32 or Float64: points of D coordinates.</param>
    /// <param name="bins">A vector of the input's dtype for each coordinate: the ends of the intervals, ascending; the last one is included.</param>
    /// <param name="weight">(*): what each point counts; of the input's dtype; default 1.</param>
    /// <param name="density">Whether the result is a density, with integral 1.</param>
    /// <returns>The histogram (D dimensions) and the ends of the intervals along each, of the input's dtype.</returns>
    /// <exception cref="KasaneException">Not D vectors, or one with fewer than two ends.</exception>
    /// <exception cref="ShapeException">Fewer than two dimensions, or a weight of another shape.</exception>
    /// <exception cref="DTypeException">Another dtype, or ends or a weight of another one.</exception>
    public static (Tensor Hist, Tensor[] BinEdges) Histogramdd(
        this Tensor input, IReadOnlyList<Tensor> bins, Tensor? weight = null, bool density = false)
    {
        var points = Points(input, weight);
        Tensor[] edges = [.. HistogramBins.Given(points, bins, "Histogramdd")];
        return (HistogramBins.Count(points, edges, weight, density), edges);
    }

    private static Tensor Points(Tensor input, Tensor? weight)
    {
        if (input.Rank < 2)
            throw new ShapeException($"Histogramdd expects points (*, D), but got shape {input.Shape}.") { Operation = "Histogramdd", Shapes = [input.Shape] };
        HistogramBins.RequireInput(input, weight, Shape.Create(input.Layout.Sizes[..^1]), "Histogramdd");
        return input.Reshape(-1, input.Size(-1));
    }
}
