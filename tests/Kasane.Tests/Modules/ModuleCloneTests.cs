namespace Kasane.Tests;

public class ModuleCloneTests
{
    [Fact]
    public void TheCopyHasItsOwnTensors()
    {
        var net = new Sequential(new Linear(3, 2), new BatchNorm1d(2));
        net.Call(Tensor.Rand([4, 3])).Sum().Backward();
        var copy = net.Clone();
        Assert.Equal(net.StateDict().Keys, copy.StateDict().Keys);
        foreach (var (key, tensor) in net.StateDict())
        {
            Assert.Equal(tensor.ToArray<double>(), copy.StateDict()[key].ToArray<double>());
            Assert.NotSame(tensor.Storage, copy.StateDict()[key].Storage);
        }
        Assert.Equal(net.Parameters().First().Grad!.ToArray<float>(), copy.Parameters().First().Grad!.ToArray<float>());
        Assert.NotSame(net.Parameters().First().Grad, copy.Parameters().First().Grad);
        using (Autograd.NoGrad()) copy.Parameters().First().FillInPlace(9);
        Assert.NotEqual(9, net.Parameters().First().ToArray<float>()[0]);
    }

    [Fact]
    public void WhatIsSharedStaysSharedInTheCopy()
    {
        var net = new Tied();
        var copy = net.Clone();
        Assert.Same(copy.First.Weight, copy.Layers[0].Weight);
        Assert.NotSame(net.First.Weight, copy.First.Weight);
        Assert.NotSame(net.Layers, copy.Layers);
        Assert.Same(copy, copy.Self);
        Assert.Equal(net.Constant.ToArray<float>(), copy.Constant.ToArray<float>());
        Assert.NotSame(net.Constant, copy.Constant);
        Assert.Equal(42, copy.Number);
        Assert.Same(net.Text, copy.Text);
        Assert.Equal("first", copy.ByName.Keys.Single());
        Assert.Same(copy.First, copy.ByName["first"]);
    }

    [Fact]
    public void HooksStayWithTheOriginal()
    {
        var module = new Identity();
        module.RegisterForwardHook((_, _, y) => y + 1);
        var copy = module.Clone();
        Assert.Equal(1, copy.Call(Tensor.Ones([1])).Item<float>());
        copy.RegisterForwardHook((_, _, y) => y + 10);
        Assert.Equal(2, module.Call(Tensor.Ones([1])).Item<float>());
    }

    [Fact]
    public void FrozenAndLazyParametersStayWhatTheyAre()
    {
        var net = new Sequential(new Linear(1, 1), new LazyLinear(2));
        net[0].Freeze();
        var copy = net.Clone();
        Assert.False(copy[0].Parameters().First().RequiresGrad);
        Assert.False(((Linear)copy[1]).Weight.IsInitialized);
        copy.Call(Tensor.Ones([1, 1]));
        Assert.True(((Linear)copy[1]).Weight.IsInitialized);
        Assert.False(((Linear)net[1]).Weight.IsInitialized);
    }

    [Fact]
    public void AnEditOfTheCopyLeavesTheOriginalRow()
    {
        var net = new Sequential(new ReLU());
        var copy = net.Clone();
        copy.Add(new Tanh());
        Assert.Single(net);
        Assert.Equal(2, copy.Count);
    }

    private sealed class Tied : Module<Tensor, Tensor>
    {
        public Tied()
        {
            First = new(2, 2);
            Layers = [First];
            ByName = new() { ["first"] = First };
            Self = this;
        }

        public Linear First { get; }

        public List<Linear> Layers { get; }

        public Dictionary<string, Module> ByName { get; }

        public Tied Self { get; }

        public Tensor Constant { get; } = Tensor.Ones([2]);

        public int Number { get; } = 42;

        public object Text { get; } = new();

        protected override Tensor Forward(Tensor input) => Layers[0].Call(First.Call(input)).Mul(Constant);
    }
}
