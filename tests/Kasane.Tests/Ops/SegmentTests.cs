namespace Kasane.Tests.Ops;

public sealed class SegmentTests
{
    [Theory]
    [InlineData(SegmentReduction.Sum, 3, 5, 0, 0)]
    [InlineData(SegmentReduction.Mean, 3, 5.0 / 3, double.NaN, 0)]
    [InlineData(SegmentReduction.Max, 3, 2, double.NegativeInfinity, 0)]
    [InlineData(SegmentReduction.Min, 3, 1, double.PositiveInfinity, 0)]
    [InlineData(SegmentReduction.Prod, 3, 4, 1, 0)]
    public void Segments_become_one_element_each(SegmentReduction reduce, double first, double second, double empty, double last)
    {
        var x = Tensor.From(3.0, 1, 2, 2, 0, 0);
        Assert.Equal([first, second, empty, last], x.SegmentReduce(reduce, Tensor.From(1L, 3, 0, 2)).ToArray<double>());
        Assert.Equal([first, second, empty, last], x.SegmentReduce(reduce, offsets: Tensor.From(0L, 1, 4, 4, 6)).ToArray<double>());
    }

    [Fact]
    public void Gradients_match_differences()
    {
        var x = Tensor.Randn([2, 6, 3], new Generator(1), DType.Float64);
        var lengths = Tensor.From(2L, 1, 3, 6, 0, 0).View(2, 3);
        foreach (var reduce in Enum.GetValues<SegmentReduction>())
            GradCheck.First(given => given[0].SegmentReduce(reduce, lengths, axis: 1, initial: 0.1), x);
    }

    [Fact]
    public void Lengths_must_fit()
    {
        var x = Tensor.Ones(6, 2);
        Assert.Throws<KasaneException>(() => x.SegmentReduce(SegmentReduction.Sum));
        Assert.Throws<KasaneException>(() => x.SegmentReduce(SegmentReduction.Sum, Tensor.From(2L, 3)));
        Assert.Throws<KasaneException>(() => x.SegmentReduce(SegmentReduction.Sum, Tensor.From(7L, -1)));
        Assert.Throws<ShapeException>(() => x.SegmentReduce(SegmentReduction.Sum, Tensor.From(2L, 4), axis: 1));
        Assert.Throws<DTypeException>(() => x.SegmentReduce(SegmentReduction.Sum, Tensor.From(2f, 4)));
        Assert.Throws<DTypeException>(() => x.To(DType.Int64).SegmentReduce(SegmentReduction.Sum, Tensor.From(2L, 4)));
        Assert.Equal(4, x.SegmentReduce(SegmentReduction.Sum, Tensor.From(1L, 3), @unsafe: true).Sum(0)[0].Item<float>());
    }

    [Fact]
    public void Histograms_close_the_last_interval()
    {
        var (counts, ends) = Tensor.From(1f, 2, 2, 5, float.NaN).Histogram(4, (1, 5));
        Assert.Equal([1, 2, 0, 1], counts.ToArray<float>());
        Assert.Equal([1, 2, 3, 4, 5], ends.ToArray<float>());
        var (density, _) = Tensor.From(0.0, 0.5, 3).Histogram(Tensor.From(0.0, 1, 4), Tensor.From(1.0, 2, 3), density: true);
        Assert.Equal([0.5, 0.5 / 3], density.ToArray<double>());
        var (grid, edges) = Tensor.From(0f, 0, 1, 1, 0, 1).View(3, 2).Histogramdd([2, 1]);
        Assert.Equal([2, 1], grid.ToArray<float>());
        Assert.Equal([0, 0.5f, 1], edges[0].ToArray<float>());
    }

    [Fact]
    public void Frexp_takes_numbers_apart()
    {
        var (mantissa, exponent) = Tensor.From(0f, -0f, float.PositiveInfinity, -5, float.Epsilon, 1).Frexp();
        Assert.Equal([0, -0f, float.PositiveInfinity, -0.625f, 0.5f, 0.5f], mantissa.ToArray<float>());
        Assert.Equal([0, 0, 0, 3, -148, 1], exponent.ToArray<int>());
    }

    [Fact]
    public void Sequences_are_padded_and_cut_again()
    {
        Tensor[] sequences = [.. ((long[])[3, 1, 2]).Select(n => Tensor.Randn([n, 2], new Generator(n)))];
        foreach (var batchFirst in (bool[])[false, true])
        {
            var padded = Functional.PadSequence(sequences, batchFirst, -1);
            Assert.Equal(batchFirst ? [3, 3, 2] : [3, 3, 2], padded.Shape.ToArray());
            Assert.Equal(-1, (batchFirst ? padded : padded.Transpose(0, 1))[1, 2, 0].Item<float>());
            var back = Functional.UnpadSequence(padded, Tensor.From(3L, 1, 2), batchFirst);
            for (var i = 0; i < 3; i++) Assert.Equal(sequences[i].ToArray<float>(), back[i].ToArray<float>());
        }
    }
}
