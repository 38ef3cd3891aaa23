namespace Kasane.Tests;

[Collection("GlobalRandom")]
public class LazyConvTests
{
    [Fact]
    public void TheFirstCallDrawsWhatAPlainLayerWouldDraw()
    {
        Generator.Default.ManualSeed(5);
        var plain = new Conv2d(4, 2, 3, padding: 1, groups: 2);
        Generator.Default.ManualSeed(5);
        var lazy = new LazyConv2d(2, 3, padding: 1, groups: 2);
        lazy.Call(Tensor.Ones([1, 4, 3, 3]));
        Assert.Equal(4, lazy.InChannels);
        Assert.Equal(plain.Weight.ToArray<float>(), lazy.Weight.ToArray<float>());
        // PyTorch's numbers for this seed.
        Assert.Equal(0.1556822f, lazy.Weight.ToArray<float>()[0], 1e-6f);
        Assert.Equal([0.2214207f, -0.2070062f], lazy.Bias!.ToArray<float>(), (a, b) => Math.Abs(a - b) < 1e-6f);
        Assert.StartsWith("Conv2d(4, 2,", lazy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnInputWithoutABatchTellsItsChannels()
    {
        var lazy = new LazyConvTranspose1d(3, 2);
        Assert.Equal([3, 6], lazy.Call(Tensor.Ones([5, 5])).Shape.ToArray());
        Assert.Equal(5, lazy.InChannels);
        Assert.Equal([5, 3, 2], lazy.Weight.Shape.ToArray());
    }

    [Fact]
    public void AnOptimizerMayBeMadeBeforeTheFirstCall()
    {
        var layer = new LazyConv1d(1, 1);
        var optimizer = new SGD(layer.Parameters(), lr: 0.1);
        layer.Call(Tensor.Ones([1, 2, 3])).Sum().Backward();
        var before = layer.Bias!.Item<float>();
        optimizer.Step();
        Assert.Equal(before - 0.3f, layer.Bias!.Item<float>(), 1e-6f);
    }

    [Fact]
    public void ALazyLayerTakesItsShapesFromAStateDict()
    {
        var (from, to) = (new Conv2d(6, 4, 3, groups: 2), new LazyConv2d(4, 3, groups: 2));
        Assert.Equal(["weight", "bias"], to.StateDict().Keys);
        to.LoadStateDict(from.StateDict());
        Assert.Equal(6, to.InChannels);
        var x = Tensor.Randn([1, 6, 5, 5]);
        Assert.Equal(from.Call(x).ToArray<float>(), to.Call(x).ToArray<float>());

        var (source, target) = (new ConvTranspose2d(6, 4, 3, groups: 2), new LazyConvTranspose2d(4, 3, groups: 2));
        target.LoadStateDict(source.StateDict());
        Assert.Equal(6, target.InChannels);
    }

    [Fact]
    public void AFirstInputThatDoesNotFitChangesNothing()
    {
        var lazy = new LazyConv2d(4, 3, groups: 2);
        Assert.Throws<ShapeException>(() => lazy.Call(Tensor.Ones([3, 5])));
        Assert.Throws<ArgumentException>(() => lazy.Call(Tensor.Ones([1, 3, 5, 5])));
        Assert.False(lazy.Weight.IsInitialized);
        Assert.Equal(0, lazy.InChannels);
    }
}
