namespace Kasane.Tests.Ops.Index;

public sealed class ScatterTests
{
    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    [InlineData(DType.Float16)]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Int64)]
    [InlineData(DType.Int32)]
    [InlineData(DType.Int16)]
    [InlineData(DType.Int8)]
    [InlineData(DType.UInt8)]
    public void EveryDTypeAgreesWithTheReference(DType dtype)
    {
        var generator = new Generator(3);
        var x = Tensor.RandInt(1, 4, [5, 70], generator, dtype);
        var source = Tensor.RandInt(1, 3, [9, 70], generator, dtype);
        var index = Tensor.RandInt(5, [9], generator);
        foreach (var reduce in Enum.GetValues<IndexReduction>())
            foreach (var includeSelf in (bool[])[true, false])
            {
                var fast = x.IndexReduce(0, index, source, reduce, includeSelf);
                var slow = x.To(Device.Reference).IndexReduce(0, index.To(Device.Reference), source.To(Device.Reference), reduce, includeSelf);
                Assert.Equal(slow.ToArray<double>(), fast.ToArray<double>());
            }
    }

    [Fact]
    public void RowsOfALargeTableAddUpWhateverTheThreads()
    {
        var generator = new Generator(5);
        var rows = Tensor.Randn([600, 1100], generator, DType.Float64);
        var index = Tensor.RandInt(7, [600], generator);
        var table = Tensor.Zeros([7, 1100], DType.Float64).IndexAdd(0, index, rows);
        var oneHot = Tensor.Zeros([7, 600], DType.Float64).Scatter(0, index.Unsqueeze(0), 1.0);
        Assert.True(table.Sub(oneHot.MatMul(rows)).Abs().Max().Item<double>() < 1e-12);
        Assert.Equal(rows.ToArray<double>(), rows.IndexSelect(0, Tensor.Arange(600)).ToArray<double>());
    }

    [Fact]
    public void ScatterUndoesGather()
    {
        var x = Tensor.Randn([4, 6], new Generator(1), DType.Float64);
        var (sorted, order) = x.Sort(1);
        Assert.Equal(x.ToArray<double>(), Tensor.Zeros([4, 6], DType.Float64).Scatter(1, order, sorted).ToArray<double>());
    }

    [Fact]
    public void InPlaceWritesAreSeenByTheBaseAndRecorded()
    {
        var x = Tensor.Zeros([3, 2], DType.Float64, requiresGrad: true);
        var source = Tensor.From<double>([1, 2, 3], [1, 3], requiresGrad: true);
        var y = x.Add(1);
        y.Transpose(0, 1).IndexAddInPlace(0, Tensor.From<long>(1), source, 2);
        Assert.Equal([1, 3, 1, 5, 1, 7], y.ToArray<double>());
        y.Mul(y).Sum().Backward();
        Assert.Equal([2, 6, 2, 10, 2, 14], x.Grad!.ToArray<double>());
        Assert.Equal([12, 20, 28], source.Grad!.ToArray<double>());
    }

    [Fact]
    public void NaNWinsAmongExtremes()
    {
        var x = Tensor.From<float>(1, float.NaN, 3);
        var y = x.ScatterReduce(0, Tensor.From<long>(0, 1, 2), Tensor.From<float>(float.NaN, 5, 9), IndexReduction.Amax);
        Assert.Equal([float.NaN, float.NaN, 9], y.ToArray<float>());
    }
}
