using Kasane.TensorBoard.Messages;

namespace Kasane.TensorBoard;

/// <summary>Histograms in TensorBoard's form: right ends of bins, of which the first is empty and only gives the left end.</summary>
internal static class Histograms
{
    private static readonly double[] Growing = GrowingEdges();

    /// <param name="values">The numbers; those that are not finite are left out.</param>
    /// <param name="bins">How many of equal width; null for those that grow by a tenth each.</param>
    /// <returns>Null where no number is finite.</returns>
    public static HistogramProto? Of(double[] values, int? bins)
    {
        if (bins is { } count) ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(bins));
        var finite = values.Where(double.IsFinite).ToArray();
        if (finite.Length == 0) return null;
        var (low, high) = (finite.Min(), finite.Max());
        var edges = bins is null ? Growing : EqualEdges(low, high, bins.Value);
        var counts = new double[edges.Length - 1];
        foreach (var value in finite)
        {
            var at = Array.BinarySearch(edges, value);
            // A bin has its left end; the last one has both.
            at = at < 0 ? ~at - 1 : Math.Min(at, counts.Length - 1);
            if ((uint)at < (uint)counts.Length) counts[at]++;
        }

        var squares = finite.Sum(value => value * value);
        var histogram = new HistogramProto { Min = low, Max = high, Num = finite.Length, Sum = finite.Sum(), SumSquares = squares };
        var (first, last) = (Array.FindIndex(counts, n => n > 0), Array.FindLastIndex(counts, n => n > 0));
        if (first < 0) (first, last) = (0, -1);
        histogram.BucketLimit.Add(edges[first]);
        histogram.Bucket.Add(0);
        for (var i = first; i <= last; i++)
        {
            histogram.BucketLimit.Add(edges[i + 1]);
            histogram.Bucket.Add(counts[i]);
        }

        return histogram;
    }

    private static double[] EqualEdges(double low, double high, int bins)
    {
        if (low == high) (low, high) = (low - 0.5, high + 0.5);
        var edges = new double[bins + 1];
        for (var i = 0; i < bins; i++) edges[i] = low + ((high - low) / bins * i);
        edges[bins] = high;
        return edges;
    }

    private static double[] GrowingEdges()
    {
        var edges = new List<double>();
        for (var edge = 1e-12; edge < 1e20; edge *= 1.1) edges.Add(edge);
        return [.. edges.AsEnumerable().Reverse().Select(edge => -edge), 0, .. edges];
    }
}
