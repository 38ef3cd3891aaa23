using Kasane.TensorBoard;

namespace Kasane.Tests.TensorBoard;

/// <summary>Expected values: <c>torch.utils.tensorboard.summary.make_histogram</c>.</summary>
public sealed class HistogramTests
{
    [Fact]
    public void Bins_grow_by_a_tenth()
    {
        var histogram = Histograms.Of([-1, 0, 0.5, 0.5, 1, 2], null)!;
        Assert.Equal((591, 591), (histogram.Bucket.Count, histogram.BucketLimit.Count));
        Assert.Equal([(1, 1.0), (292, 1), (575, 2), (582, 1), (590, 1)], histogram.Bucket.Index().Where(pair => pair.Item > 0));
        Assert.Equal(-1.0089710279437536, histogram.BucketLimit[0], 1e-15);
        Assert.Equal(-0.917246389039776, histogram.BucketLimit[1], 1e-15);
        Assert.Equal(2.1628190051144287, histogram.BucketLimit[^1], 1e-15);
        Assert.Equal((-1.0, 2.0, 6.0, 3.0, 6.5), (histogram.Min, histogram.Max, histogram.Num, histogram.Sum, histogram.SumSquares));
    }

    [Fact]
    public void Bins_may_have_equal_widths()
    {
        var histogram = Histograms.Of([1, 2, 2, 3, 7], 4)!;
        Assert.Equal([0, 3, 1, 0, 1], histogram.Bucket);
        Assert.Equal([1, 2.5, 4, 5.5, 7], histogram.BucketLimit);
        histogram = Histograms.Of([5, 5], 3)!;
        Assert.Equal([0, 2], histogram.Bucket);
        Assert.Equal(4.833333333333333, histogram.BucketLimit[0], 1e-14);
    }

    [Fact]
    public void What_is_not_finite_is_left_out()
    {
        var histogram = Histograms.Of([double.NaN, 1, double.PositiveInfinity], null)!;
        Assert.Equal((1.0, 1.0, 1.0), (histogram.Num, histogram.Min, histogram.Max));
        Assert.Null(Histograms.Of([double.NaN], null));
        Assert.Null(Histograms.Of([], null));
        Assert.Equal(1, Histograms.Of([1e300], null)!.Num);
    }
}
