using Kasane.Dialects.Flax;
using F = Kasane.Functional;
using Flax = Kasane.Dialects.Flax;

namespace Kasane.Tests;

public class FlaxTests
{
    private static readonly Tensor Input = Tensor.Rand(8, 20);

    [Fact]
    public void InitGivesTheSameParametersForAKeyAndLeavesTheModuleWithout()
    {
        var net = new Mlp();
        var variables = net.Init(RandomKey.FromSeed(1), Input);
        Assert.Equal(["hidden.weight", "hidden.bias", "output.weight", "output.bias"], variables.Params.Keys);
        Assert.All(net.Parameters(), parameter => Assert.False(parameter.IsInitialized));
        Assert.Throws<InvalidOperationException>(() => net.Call(Input));
        var again = net.Init(RandomKey.FromSeed(1), Input).Params["hidden.weight"].Flatten().ToArray<float>();
        Assert.Equal(variables.Params["hidden.weight"].Flatten().ToArray<float>(), again);
        Assert.NotEqual(net.Init(RandomKey.FromSeed(2), Input).Params["hidden.weight"].Flatten().ToArray<float>(), again);
    }

    [Fact]
    public void WeightsHaveLeCunsVariance()
    {
        var weight = new Flax.Dense(2000).Init(RandomKey.FromSeed(3), Tensor.Ones(1, 100)).Params["weight"];
        Assert.Equal(0.1, weight.Std().Item<double>(), 0.002);
        Assert.True(weight.Abs().Max().Item<double>() <= 0.2 / 0.8796);
    }

    [Fact]
    public void ApplyIsAPureFunctionWhoseGradientsReachTheParameters()
    {
        var net = new Flax.Sequential { new Flax.Dense(16), F.Relu, new Flax.Dense(1) };
        var variables = net.Init(RandomKey.FromSeed(0), Input);
        var loss = net.Apply(variables, Input).Square().Mean();
        loss.Backward();
        // One step of gradient descent, written as a function of parameters.
        var stepped = new StateDict();
        using (Autograd.NoGrad())
            foreach (var (key, value) in variables.Params) stepped[key] = value - (value.Grad! * 0.01);
        Assert.True(net.Apply(stepped, Input).Square().Mean().Item<float>() < loss.Item<float>());
        Assert.Equal(loss.Item<float>(), net.Apply(variables, Input).Square().Mean().Item<float>());
    }

    [Fact]
    public void DropoutTakesItsNumbersFromTheKey()
    {
        var net = new Flax.Sequential { new Flax.Dropout(0.5) };
        var variables = net.Init(RandomKey.FromSeed(0), Input);
        var key = RandomKey.FromSeed(5);
        Assert.Throws<InvalidOperationException>(() => net.Apply(variables, Input, train: true));
        var once = net.Apply(variables, Input, train: true, dropout: key).Flatten().ToArray<float>();
        Assert.Equal(once, net.Apply(variables, Input, train: true, dropout: key).Flatten().ToArray<float>());
        Assert.NotEqual(once, net.Apply(variables, Input, train: true, dropout: key.FoldIn(1)).Flatten().ToArray<float>());
        Assert.Equal(Input.Flatten().ToArray<float>(), net.Apply(variables, Input).Flatten().ToArray<float>());
    }

    [Fact]
    public void BatchStatisticsComeBackInsteadOfBeingWritten()
    {
        var net = new Flax.Sequential { new Flax.BatchNorm(momentum: 0.9) };
        var variables = net.Init(RandomKey.FromSeed(0), Input);
        Assert.Equal(["0.running_mean", "0.running_var"], variables.BatchStats.Keys);
        var (_, updated) = net.ApplyMutable(variables, Input);
        Assert.Equal(0, variables.BatchStats["0.running_mean"].Abs().Sum().Item<float>());
        Assert.True(F.AllClose(updated.BatchStats["0.running_mean"], Input.Mean([0]) * 0.1, 1e-5, 1e-6));
    }

    [Fact]
    public void SplitKeysGiveIndependentStreams()
    {
        var keys = RandomKey.FromSeed(0).Split(3);
        Assert.Equal(3, keys.Distinct().Count());
        Assert.Equal(keys, RandomKey.FromSeed(0).Split(3));
        Assert.Equal(keys[0].Uniform(4).ToArray<float>(), keys[0].Uniform(4).ToArray<float>());
        Assert.NotEqual(keys[0].Normal(4).ToArray<float>(), keys[1].Normal(4).ToArray<float>());
        Assert.Throws<ArgumentOutOfRangeException>(() => keys[0].Split(0));
    }

    [Fact]
    public void ConvolutionsAndEmbeddingsAreMadeToo()
    {
        var net = new Flax.Sequential { new Flax.Conv(4, 3), F.Relu };
        var image = Tensor.Rand(1, 2, 8, 8);
        Assert.Equal(Shape.Create([1, 4, 8, 8]), net.Apply(net.Init(RandomKey.FromSeed(0), image), image).Shape);
        var embed = new Flax.Embed(10, 4);
        var ids = Tensor.From([1L, 2]);
        Assert.Equal(Shape.Create([2, 4]), embed.Apply(embed.Init(RandomKey.FromSeed(0), ids), ids).Shape);
    }

    private sealed class Mlp : Flax.Module
    {
        private Flax.Dense hidden = null!;
        private Flax.Dense output = null!;

        protected override void Setup()
        {
            hidden = new(32);
            output = new(10);
        }

        protected override Tensor Forward(Tensor x) => output.Call(F.Relu(hidden.Call(x)));
    }
}
