namespace Kasane.Tests;

public class BackwardHookTests
{
    [Fact]
    public void AHookSeesAndReplacesTheGradientsOfTheInput()
    {
        var layer = Doubling();
        var seen = new List<(float?, float)>();
        var handle = layer.RegisterFullBackwardHook((_, gradInput, gradOutput) =>
        {
            seen.Add((gradInput[0]?[0, 0].Item<float>(), gradOutput[0]!.Item<float>()));
            return gradInput[0] is { } gradient ? [gradient * 10] : null;
        });
        var x = Tensor.Ones(1, 2);
        x.RequiresGrad = true;
        layer.Call(x).Sum().Backward();
        Assert.Equal([20, 20], x.Grad!.Flatten().ToArray<float>());
        // Without a gradient at the input the hook runs all the same, as in PyTorch.
        layer.Call(Tensor.Ones(1, 2)).Sum().Backward();
        handle.Dispose();
        layer.Call(x).Sum().Backward();
        Assert.Equal([(2f, 1f), (null, 1f)], seen);
        Assert.Equal([22, 22], x.Grad!.Flatten().ToArray<float>());
    }

    [Fact]
    public void APreHookReplacesTheGradientsOfTheOutput()
    {
        var layer = Doubling();
        layer.RegisterFullBackwardPreHook((_, gradOutput) => [gradOutput[0]! * 3]);
        var x = Tensor.Ones(1, 2);
        x.RequiresGrad = true;
        layer.Call(x).Sum().Backward();
        Assert.Equal([6, 6], x.Grad!.Flatten().ToArray<float>());
        Assert.Equal([3, 3], layer.Weight.Grad!.Flatten().ToArray<float>());
    }

    [Fact]
    public void SeveralInputsAndOutputsComeTogether()
    {
        var module = new SumAndProduct();
        IReadOnlyList<Tensor?>? inputs = null;
        IReadOnlyList<Tensor?>? outputs = null;
        module.RegisterFullBackwardHook((_, gradInput, gradOutput) =>
        {
            (inputs, outputs) = (gradInput, gradOutput);
            return null;
        });
        var (a, b) = (Leaf(2), Leaf(5));
        var (sum, product) = module.Call(new(a, b));
        (sum + (product * 100)).Backward();
        Assert.Equal([501f, 201f], inputs!.Select(gradient => gradient!.Item<float>()));
        Assert.Equal([1f, 100f], outputs!.Select(gradient => gradient!.Item<float>()));
        Assert.Equal((501f, 201f), (a.Grad!.Item<float>(), b.Grad!.Item<float>()));

        module.Call(new(a, b)).Sum.Backward();
        Assert.Null(outputs![1]);
    }

    [Fact]
    public void GlobalHooksSeeEveryModuleUntilTheyAreTakenAway()
    {
        var net = new Sequential(new Lambda(x => x + 1), new Lambda(x => x * 2));
        var calls = new List<Module>();
        using (GlobalModuleHooks.RegisterForwardPreHook((module, input) =>
        {
            if (net.Modules().Contains(module)) calls.Add(module);
            return null;
        }))
        using (GlobalModuleHooks.RegisterForwardHook((module, _, output) => module == net[0] ? (Tensor)output! * 10 : null))
        {
            Assert.Equal(20, net.Call(Tensor.Zeros(1)).Item<float>());
        }
        Assert.Equal([net, net[0], net[1]], calls);
        Assert.Equal(2, net.Call(Tensor.Zeros(1)).Item<float>());

        using (GlobalModuleHooks.RegisterForwardHook((module, _, _) => module == net[0] ? "no tensor" : null))
            Assert.Throws<ArgumentException>(() => net.Call(Tensor.Zeros(1)));

        var x = Leaf(3);
        using (GlobalModuleHooks.RegisterFullBackwardHook((module, gradInput, _) => module == net ? [gradInput[0]! * 7] : null))
            net.Call(x).Backward();
        Assert.Equal(14, x.Grad!.Item<float>());
    }

    [Fact]
    public void AHookThatReturnsTooFewGradientsIsToldSo()
    {
        var module = new SumAndProduct();
        module.RegisterFullBackwardHook((_, gradInput, _) => [gradInput[0]]);
        var exception = Assert.Throws<GradientException>(() => module.Call(new(Leaf(1), Leaf(2))).Sum.Backward());
        Assert.Contains("must return 2 gradients", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ChangingTheInputInPlaceBehindAHookIsRefused()
    {
        var layer = new ReLU(inPlace: true);
        layer.RegisterFullBackwardHook((_, _, _) => null);
        Assert.Throws<GradientException>(() => layer.Call(Leaf(3) * 2));
    }

    private static Linear Doubling()
    {
        var layer = new Linear(2, 1, bias: false);
        using var mode = Autograd.NoGrad();
        layer.Weight.FillInPlace(2);
        return layer;
    }

    private static Tensor Leaf(float value)
    {
        var leaf = Tensor.Scalar(value);
        leaf.RequiresGrad = true;
        return leaf;
    }

    private sealed class SumAndProduct : Module<TensorPair, (Tensor Sum, Tensor Product)>
    {
        protected override (Tensor Sum, Tensor Product) Forward(TensorPair input) => (input.First + input.Second, input.First * input.Second);
    }
}
