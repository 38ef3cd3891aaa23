namespace Kasane.Tests;

[Collection("GlobalRandom")]
public class LazyModuleTests
{
    [Fact]
    public void AnOptimizerMayBeMadeBeforeTheFirstCall()
    {
        var net = new Sequential(new LazyLinear(4), new ReLU(), new LazyLinear(1));
        var optimizer = new SGD(net.Parameters(), lr: 0.1);
        net.Call(Tensor.Ones([2, 3])).Sum().Backward();
        var before = ((Linear)net[2]).Bias!.Item<float>();
        optimizer.Step();
        Assert.Equal(before - 0.2f, ((Linear)net[2]).Bias!.Item<float>(), 1e-6f);
    }

    [Fact]
    public void TheNameChangesWithTheFirstCall()
    {
        var layer = new LazyLinear(3);
        Assert.Equal("LazyLinear(in_features=0, out_features=3, bias=True)", layer.ToString());
        layer.Call(Tensor.Ones([2, 5]));
        Assert.Equal("Linear(in_features=5, out_features=3, bias=True)", layer.ToString());
    }

    [Fact]
    public void AnUninitializedModuleTakesItsShapesFromAStateDict()
    {
        var (from, to) = (new Linear(5, 3), new LazyLinear(3));
        Assert.Equal(["weight", "bias"], to.StateDict().Keys);
        to.LoadStateDict(from.StateDict());
        Assert.Equal(from.Weight.ToArray<float>(), to.Weight.ToArray<float>());
        Assert.Equal(5, to.InFeatures);
        Assert.NotSame(from.Weight.Storage, to.Weight.Storage);

        var (norm, lazy) = (new BatchNorm2d(3), new LazyBatchNorm2d());
        norm.Call(Tensor.Rand([2, 3, 4, 4]));
        lazy.LoadStateDict(norm.StateDict());
        Assert.Equal(norm.RunningMean!.ToArray<float>(), lazy.RunningMean!.ToArray<float>());
        Assert.Equal(3, lazy.NumFeatures);
        Assert.Equal("BatchNorm2d(3, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)", lazy.ToString());
    }

    [Fact]
    public void AnUninitializedParameterCannotBeUsed()
    {
        var exception = Assert.Throws<DeviceException>(() => Tensor.Ones([1]).Add(new LazyLinear(3).Weight));
        Assert.Contains("uninitialized parameter", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheFirstCallDrawsWhatAPlainLayerWouldDraw()
    {
        Generator.Default.ManualSeed(5);
        var plain = new Linear(4, 3);
        Generator.Default.ManualSeed(5);
        var lazy = new LazyLinear(3);
        lazy.Call(Tensor.Ones([1, 4]));
        Assert.Equal(plain.Weight.ToArray<float>(), lazy.Weight.ToArray<float>());
        Assert.Equal(plain.Bias!.ToArray<float>(), lazy.Bias!.ToArray<float>());
    }
}
