using Kasane.Dialects;
using Kasane.Dialects.Gluon;
using Gluon = Kasane.Dialects.Gluon;

namespace Kasane.Tests;

public class GluonTests
{
    [Fact]
    public void LayersMakeTheirWeightsAtTheFirstCallAfterInitialize()
    {
        var net = new Gluon.Sequential();
        net.Add(new Dense(256, activation: "relu"), new Dense(10));
        var x = Tensor.Rand(2, 4, 5);
        Assert.Throws<InvalidOperationException>(() => net.Call(x));
        net.Initialize();
        Assert.All(net.Parameters(), parameter => Assert.False(parameter.IsInitialized));
        Assert.Equal(Shape.Create([2, 10]), net.Call(x).Shape);
        var weight = net.CollectParams()["0.weight"];
        Assert.Equal(Shape.Create([256, 20]), weight.Shape);
        Assert.InRange(weight.Abs().Max().Item<float>(), 0.06f, 0.07f);
        Assert.Equal(0, net.CollectParams()["1.bias"].Abs().Sum().Item<float>());
    }

    [Fact]
    public void ReinitializingDrawsNewWeights()
    {
        var net = new Gluon.Sequential();
        net.Add(new Dense(3), new Gluon.BatchNorm());
        net.Initialize(weight => Init.Constant(weight, 5));
        var x = Tensor.Rand(2, 4);
        net.Call(x);
        Assert.Equal(5, net.CollectParams()["0.weight"][0, 0].Item<float>());
        net.Initialize(weight => Init.Constant(weight, 7));
        Assert.Equal(5, net.CollectParams()["0.weight"][0, 0].Item<float>());
        net.Initialize(weight => Init.Constant(weight, 7), forceReinit: true);
        Assert.Equal(7, net.CollectParams()["0.weight"][0, 0].Item<float>());
        Assert.Equal(1, net.CollectParams()["1.weight"][0].Item<float>());
    }

    [Fact]
    public void ConstantsMoveButAreNotTrainedAndParametersOfABlockAreDrawn()
    {
        var block = new Scaled();
        Assert.Equal(["scale"], block.StateDict().Keys);
        block.Initialize(weight => Init.Constant(weight, 3));
        Assert.Equal(6, block.Call(Tensor.Ones(1)).Item<float>());
        Assert.Equal(DType.Float64, block.Clone().Double().Call(Tensor.Ones([1], DType.Float64)).DType);
        Assert.Equal(DType.Float32, block.Call(Tensor.Ones(1)).DType);
    }

    [Fact]
    public void HybridizeMarksTheTreeAndChangesNoResult()
    {
        var block = new Hybrid();
        block.Initialize();
        var before = block.Call(Tensor.Ones(2, 3));
        block.Hybridize();
        Assert.True(block.IsHybridized);
        Assert.Equal(before.Flatten().ToArray<float>(), block.Call(Tensor.Ones(2, 3)).Flatten().ToArray<float>());
        block.Hybridize(false);
        Assert.False(block.IsHybridized);
    }

    [Fact]
    public void AnUnknownActivationIsNamed() =>
        Assert.Contains("'rely'", Assert.Throws<ArgumentException>(() => new Dense(3, activation: "rely")).Message, StringComparison.Ordinal);

    [Fact]
    public void ImagesPassConvolutionAndPooling()
    {
        var net = new Gluon.Sequential();
        net.Add(new Conv2D(6, 5, padding: 2, activation: "relu"), new MaxPool2D(2), new AvgPool2D(2), new Dense(10));
        net.Initialize();
        Assert.Equal(Shape.Create([2, 10]), net.Call(Tensor.Rand(2, 1, 28, 28)).Shape);
        Assert.Equal(Shape.Create([6, 1, 5, 5]), net.CollectParams()["0.weight"].Shape);
    }

    [Fact]
    public void LoadingFromAnotherArchitectureIsRefused()
    {
        var net = new Dense(3);
        Assert.Throws<StateDictException>(() => net.LoadFrom(new Kasane.Sequential(new Linear(2, 3), new Linear(3, 3))));
        net.LoadFrom(new Linear(2, 3));
        Assert.Equal(Shape.Create([4, 3]), net.Call(Tensor.Ones(4, 2)).Shape);
    }

    private sealed class Scaled : Block
    {
        private readonly Constant two;

        public Scaled()
        {
            two = Params.GetConstant("two", Tensor.Ones(1) * 2);
            Params.Get("scale", 1);
        }

        protected override Tensor Forward(Tensor x) => x * two.Data() * Parameters().First();
    }

    private sealed class Hybrid : HybridBlock
    {
        private readonly Dense dense = new(4);

        protected override Tensor Forward(Tensor x) => dense.Call(x);
    }
}
