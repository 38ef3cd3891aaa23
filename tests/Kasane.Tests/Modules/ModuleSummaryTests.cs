namespace Kasane.Tests;

[Collection("GlobalRandom")]
public class ModuleSummaryTests
{
    [Fact]
    public void CountsShapesParametersAndCosts()
    {
        var net = new Sequential(new Linear(784, 128), new BatchNorm1d(128), new ReLU(), new Linear(128, 10).Freeze());
        var stream = Generator.Default.GetState();
        var summary = net.Summary(64, 784);
        Assert.Equal(stream, Generator.Default.GetState());
        Assert.Equal((784 * 128) + 128 + 256 + 1290, summary.TotalParameters);
        Assert.Equal(summary.TotalParameters - 1290, summary.TrainableParameters);
        Assert.Equal(64L * ((784 * 128) + (128 * 10)), summary.MultiplyAdds);
        Assert.Equal(64L * 4 * ((3 * 128) + 10), summary.ActivationBytes);
        Assert.Equal(["", "0", "1", "2", "3"], summary.Layers.Select(layer => layer.Key));
        Assert.Equal(Shape.Create([64, 128]), summary.Layers[1].OutputShapes.Single());
        Assert.Contains("3: Linear", summary.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, net.At<BatchNorm1d>("1").NumBatchesTracked!.Item<long>());
    }

    [Fact]
    public void ASharedLayerIsCountedOnceAndALazyOneStaysLazy()
    {
        var shared = new LazyLinear(8);
        var net = new Sequential(shared, shared);
        var summary = net.Summary(2, 8);
        Assert.Equal(72, summary.TotalParameters);
        Assert.Equal([0L, 72, 0], summary.Layers.Select(layer => layer.Parameters));
        Assert.False(shared.Weight.IsInitialized);
    }

    [Fact]
    public void ControlFlowThatReadsValuesIsRunOnACopy()
    {
        var net = new Halving();
        var stream = Generator.Default.GetState();
        Assert.Equal(Shape.Create([3]), net.Summary(Tensor.Ones(3) * 100).Layers[0].OutputShapes.Single());
        Assert.Equal(stream, Generator.Default.GetState());
    }

    private sealed class Halving : Module<Tensor, Tensor>
    {
        protected override Tensor Forward(Tensor input)
        {
            var x = input + Tensor.Rand(3);
            while (x.Abs().Sum() > 1) x /= 2;
            return x;
        }
    }
}
