namespace Kasane.Tests.Ops;

public sealed class SortTests
{
    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    [InlineData(DType.Int64)]
    [InlineData(DType.UInt8)]
    public void SortingIsStableBothWays(DType dtype)
    {
        var x = Tensor.RandInt(0, 9, [200, 3], new Generator(2), dtype);
        var values = x.Select(1, 1).ToArray<double>();
        foreach (var descending in (bool[])[false, true])
        {
            var (sorted, order) = x.Sort(0, descending);
            long[] expected = [.. Enumerable.Range(0, 200).OrderBy(i => descending ? -values[i] : values[i]).Select(i => (long)i)];
            Assert.Equal(expected, order.Select(1, 1).ToArray<long>());
            Assert.Equal(expected.Select(i => values[i]), sorted.Select(1, 1).ToArray<double>());
        }
    }

    [Fact]
    public void NaNIsTheLargest()
    {
        var x = Tensor.From(2, float.NaN, -0f, float.PositiveInfinity, 0f);
        Assert.Equal([2, 4, 0, 3, 1], x.Argsort().ToArray<long>());
        Assert.Equal([1, 3, 0, 2, 4], x.Argsort(descending: true).ToArray<long>());
        Assert.True(float.IsNaN(x.Median().Item<float>()));
        Assert.Equal(0, x.NanMedian().Item<float>());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    public void TheLargestAreTheEndOfTheSortedOnes(int k)
    {
        var x = Tensor.Randn([4, 300], new Generator(8));
        var expected = x.Sort(1, descending: true).Values.Narrow(1, 0, k).ToArray<float>();
        Assert.Equal(expected, x.Topk(k).Values.ToArray<float>());
        Assert.Equal(expected[k - 1], x.Kthvalue(300 - k + 1).Values[0].Item<float>());
    }

    [Fact]
    public void GradientsGoWhereTheNumbersCameFrom()
    {
        var x = Tensor.From<double>([3, 1, 2], [3], requiresGrad: true);
        x.Sort().Values.Mul(Tensor.From<double>(1, 10, 100)).Sum().Backward();
        Assert.Equal([100, 1, 10], x.Grad!.ToArray<double>());
    }

    [Fact]
    public void UniqueSlices()
    {
        var x = Tensor.From<long>([1, 2, 0, 5, 1, 2], [3, 2]);
        var (output, inverse, counts) = x.Unique(returnInverse: true, returnCounts: true, dim: 0);
        Assert.Equal([0, 5, 1, 2], output.ToArray<long>());
        Assert.Equal([1, 0, 1], inverse!.ToArray<long>());
        Assert.Equal([1, 2], counts!.ToArray<long>());
    }
}
