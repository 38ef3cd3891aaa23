namespace Kasane.Tests;

public class FunctionalCallTests
{
    [Fact]
    public void GradientsFlowToTheGivenTensorsAndTheModuleStaysAsItIs()
    {
        var net = new Sequential(new Linear(3, 4), new Tanh(), new Linear(4, 2)).Double();
        var x = Tensor.Randn([5, 3], dtype: DType.Float64);
        var parameters = net.NamedParameters().ToDictionary(pair => pair.Key, pair => Leaf(pair.Value.Detach() * 2));
        var scaled = net.Clone();
        using (Autograd.NoGrad())
            foreach (var parameter in scaled.Parameters()) parameter.MulInPlace(2);

        var y = Functional.FunctionalCall(net, parameters, x);
        Assert.Equal(scaled.Call(x).Flatten().ToArray<double>(), y.Flatten().ToArray<double>());
        y.Sum().Backward();
        scaled.Call(x).Sum().Backward();
        foreach (var (key, parameter) in scaled.NamedParameters())
            Assert.Equal(parameter.Grad!.Flatten().ToArray<double>(), parameters[key].Grad!.Flatten().ToArray<double>());
        Assert.All(net.Parameters(), parameter => Assert.Null(parameter.Grad));
    }

    [Fact]
    public void SecondOrderGradientsAndSharedParametersWork()
    {
        var shared = new Linear(2, 2, bias: false).Double();
        var net = new Sequential(shared, new Tanh(), shared);
        var weight = Leaf(Tensor.Randn([2, 2], dtype: DType.Float64));
        var x = Tensor.Randn([3, 2], dtype: DType.Float64);
        var gradient = Autograd.Grad([Functional.FunctionalCall(net, State(weight), x).Square().Sum()], [weight], createGraph: true)[0]!;
        var expected = Autograd.Grad([x.MatMul(weight.T).Tanh().MatMul(weight.T).Square().Sum()], [weight], createGraph: true)[0]!;
        Near(expected, gradient);
        Near(Autograd.Grad([expected.Square().Sum()], [weight])[0]!, Autograd.Grad([gradient.Square().Sum()], [weight])[0]!);

        static StateDict State(Tensor weight) => new() { ["0.weight"] = weight };
    }

    [Fact]
    public void BuffersThatAreGivenAreTheOnesUpdated()
    {
        var norm = new BatchNorm1d(2);
        var mean = Tensor.Zeros(2);
        Functional.FunctionalCall(norm, new StateDict { ["running_mean"] = mean }, Tensor.Ones(4, 2));
        Assert.Equal([0.1f, 0.1f], mean.ToArray<float>());
        Assert.Equal([0f, 0f], norm.RunningMean!.ToArray<float>());
        Assert.Equal(1, norm.NumBatchesTracked!.Item<long>());
    }

    [Fact]
    public void ManyThreadsMayCallOneModuleWithDifferentParameters()
    {
        var net = new Sequential(new Linear(4, 8), new ReLU(), new Linear(8, 1));
        var x = Tensor.Randn([2, 4]);
        var candidates = Enumerable.Range(0, 16).Select(_ => net.NamedParameters().ToDictionary(pair => pair.Key, pair => pair.Value.Detach().RandnLike())).ToArray();
        var expected = candidates.Select(candidate => Functional.FunctionalCall(net, candidate, x).Sum().Item<float>()).ToArray();
        var actual = new float[candidates.Length];
        Parallel.For(0, 160, i => actual[i % 16] = Functional.FunctionalCall(net, candidates[i % 16], x).Sum().Item<float>());
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void WrongKeysAndShapesAreRefused()
    {
        var layer = new Linear(2, 2);
        Assert.Throws<ArgumentException>(() => Functional.FunctionalCall(layer, new StateDict { ["wieght"] = Tensor.Ones(2, 2) }, Tensor.Ones(1, 2)));
        Assert.Throws<ShapeException>(() => Functional.FunctionalCall(layer, new StateDict { ["weight"] = Tensor.Ones(2, 3) }, Tensor.Ones(1, 2)));
    }

    private static Tensor Leaf(Tensor values)
    {
        values.RequiresGrad = true;
        return values;
    }

    private static void Near(Tensor expected, Tensor actual) => Assert.True(Functional.AllClose(actual, expected, 1e-10, 1e-12));
}
