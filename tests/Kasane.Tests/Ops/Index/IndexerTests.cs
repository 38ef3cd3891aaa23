namespace Kasane.Tests.Ops.Index;

/// <summary>Values are NumPy's for <c>numpy.arange(24).reshape(2, 3, 4)</c>.</summary>
public sealed class IndexerTests
{
    public static TheoryData<string> Devices => ["cpu", "reference"];

    [Theory]
    [MemberData(nameof(Devices))]
    public void BasicIndicesGiveViews(string device)
    {
        var x = Sample(device);
        Same(x[TensorIndex.Ellipsis, TensorIndex.NewAxis, ^1], [2, 3, 1], [3, 7, 11, 15, 19, 23]);
        Same(x[0, TensorIndex.Step(null, null, -2)], [2, 4], [8, 9, 10, 11, 0, 1, 2, 3]);
        Same(x[.., 5..9], [2, 0, 4], []);
        x[1, .., 1..3].FillInPlace(0);
        Assert.Equal(276 - (13 + 14 + 17 + 18 + 21 + 22), x.Sum().Item<long>());
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void IndexTensorsFollowNumPy(string device)
    {
        var x = Sample(device);
        Same(x[.., new[] { 0, 2 }, 1..3], [2, 2, 2], [1, 2, 9, 10, 13, 14, 21, 22]);
        Same(x[new[] { 0, 1 }, .., new[] { 1, 2 }], [2, 3], [1, 5, 9, 14, 18, 22]);
        Same(x[Tensor.From<long>([0, 1], [2, 1]), new[] { 2, 0 }], [2, 2, 4], [8, 9, 10, 11, 0, 1, 2, 3, 20, 21, 22, 23, 12, 13, 14, 15]);
        Same(x[1, new[] { 0, -1 }, TensorIndex.Step(null, null, 2)], [2, 2], [12, 14, 20, 22]);
        Same(x[x.Ge(21)], [3], [21, 22, 23]);
        Same(x[.., Tensor.From(true, false, true).To(x.Device)], [2, 2, 4], [0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15, 20, 21, 22, 23]);
        Same(x[true].Squeeze(0), [2, 3, 4], [.. Enumerable.Range(0, 24)]);
        Same(x[false], [0, 2, 3, 4], []);
    }

    [Fact]
    public void NothingChangesWhenAnIndexIsOutOfRange()
    {
        var x = Sample("cpu");
        Assert.Throws<TensorIndexException>(() => x[new[] { 0, 2 }] = Tensor.Zeros([2, 3, 4], DType.Int64));
        Assert.Throws<TensorIndexException>(() => x[0, 3]);
        Assert.Throws<TensorIndexException>(() => x[0, 0, 0, 0]);
        Assert.Throws<TensorIndexException>(() => x[Tensor.From(true, false, true)]);
        Assert.Equal(276, x.Sum().Item<long>());
    }

    [Fact]
    public void AssigningWritesThroughViewsAndIsRecorded()
    {
        var x = Tensor.Ones([2, 3], requiresGrad: true);
        var v = Tensor.Full([2], 5.0, requiresGrad: true);
        var y = x.Mul(2);
        y.Transpose(0, 1)[new[] { 0, 2 }, 1] = v;
        Assert.Equal([2, 2, 2, 5, 2, 5], y.ToArray<float>());
        y.Mul(y).Sum().Backward();
        Assert.Equal([8, 8, 8, 0, 8, 0], x.Grad!.ToArray<float>());
        Assert.Equal([10, 10], v.Grad!.ToArray<float>());
    }

    [Fact]
    public void RepeatedPositionsAddTheirGradients()
    {
        var x = Tensor.From<double>([1, 2, 3], [3], requiresGrad: true);
        x[new[] { 1, 1, 2 }].Mul(Tensor.From<double>(1, 10, 100)).Sum().Backward();
        Assert.Equal([0, 11, 100], x.Grad!.ToArray<double>());
    }

    [Fact]
    public void MetaTensorsHaveNoMaskedPart()
    {
        var x = Tensor.Empty([2, 3], device: Device.Meta);
        Assert.Equal([3, 2], x[.., new[] { 0, 1, 2 }].Transpose(0, 1).Shape.ToArray());
        Assert.Throws<DeviceException>(() => x[x.Gt(0)]);
    }

    private static Tensor Sample(string device) => Tensor.Arange(24).Reshape(2, 3, 4).To(Device.Parse(device));

    private static void Same(Tensor x, long[] shape, int[] values)
    {
        Assert.Equal(shape, x.Shape.ToArray());
        Assert.Equal(values, x.ToArray<int>());
    }
}
