namespace Kasane.Tests.Ops.Shape;

public sealed class ViewTests
{
    [Fact]
    public void TransposingInPlaceKeepsMemoryAndHistory()
    {
        var x = Tensor.From<double>([1, 2, 3, 4, 5, 6], [2, 3], requiresGrad: true);
        var y = x.Mul(1);
        Assert.Same(y, y.TransposeInPlace(0, 1));
        Assert.Equal([1, 4, 2, 5, 3, 6], y.ToArray<double>());
        y.Mul(Tensor.Arange(6).Reshape(3, 2)).Sum().Backward();
        Assert.Equal([0, 2, 4, 1, 3, 5], x.Grad!.ToArray<double>());
        Assert.Throws<GradientException>(() => x.TInPlace());
    }

    [Fact]
    public void AViewRestridedInPlaceStillWritesToItsBase()
    {
        var x = Tensor.Zeros([2, 3], DType.Float64, requiresGrad: true);
        var y = x.Mul(1);
        var part = y[1];
        part.UnsqueezeInPlace(1);
        part.MulInPlace(3).AddInPlace(1);
        Assert.Equal([0, 0, 0, 1, 1, 1], y.ToArray<double>());
        y.Sum().Backward();
        Assert.Equal([1, 1, 1, 3, 3, 3], x.Grad!.ToArray<double>());
    }

    [Fact]
    public void PartsOfASplitMustNotBeChangedWhileRecorded()
    {
        var x = Tensor.Zeros([4], requiresGrad: true).Mul(1);
        foreach (var part in (Tensor[])[.. x.Split(2), .. x.Chunk(2), .. x.Unbind(), .. x.TensorSplit(2)])
            Assert.Throws<GradientException>(() => part.AddInPlace(1));
    }

    [Fact]
    public void OverlappingWindowsAddTheirGradients()
    {
        var x = Tensor.Arange(5, DType.Float64);
        x.RequiresGrad = true;
        var windows = x.Unfold(0, 3, 1);
        Assert.Equal([0, 1, 2, 1, 2, 3, 2, 3, 4], windows.ToArray<double>());
        windows.Sum().Backward();
        Assert.Equal([1, 2, 3, 2, 1], x.Grad!.ToArray<double>());
    }

    [Fact]
    public void ResizingGrowsTheMemoryAndKeepsWhatWasThere()
    {
        var x = Tensor.From<long>(1, 2, 3);
        x.ResizeInPlace(2, 2);
        Assert.Equal([1, 2, 3], x.ToArray<long>()[..3]);
        Assert.Equal([1, 2], x.ResizeInPlace(2).ToArray<long>());
    }

    [Fact]
    public void CatCopiesStridedPartsOfSeveralDTypes()
    {
        var a = Tensor.Arange(6).Reshape(2, 3).T;
        var y = Functional.Cat([a, Tensor.Ones(3, 1), Tensor.Empty([0])], -1);
        Assert.Equal(DType.Float32, y.DType);
        Assert.Equal([0, 3, 1, 1, 4, 1, 2, 5, 1], y.ToArray<float>());
    }
}
