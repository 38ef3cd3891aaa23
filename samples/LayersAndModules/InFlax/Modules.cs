using F = Kasane.Functional;
using Flax = Kasane.Dialects.Flax;

namespace Kasane.Samples.LayersAndModules.InFlax;

internal sealed class Mlp : Flax.Module
{
    private Flax.Dense hidden = null!;
    private Flax.Dense output = null!;

    protected override void Setup()
    {
        hidden = new(256);
        output = new(10);
    }

    protected override Tensor Forward(Tensor x) => output.Call(F.Relu(hidden.Call(x)));
}

internal sealed class MySequential(params Module<Tensor, Tensor>[] modules) : Flax.Module
{
    protected override Tensor Forward(Tensor x)
    {
        foreach (var module in modules) x = module.Call(x);
        return x;
    }
}

internal sealed class FixedHiddenMlp(Tensor randWeight) : Flax.Module
{
    private Flax.Dense dense = null!;

    protected override void Setup() => dense = new(20);

    protected override Tensor Forward(Tensor x)
    {
        x = dense.Call(x);
        x = F.Relu(x.MatMul(randWeight) + 1);
        x = dense.Call(x);
        while (x.Abs().Sum() > 1) x /= 2;
        return x.Sum();
    }
}

internal sealed class NestMlp : Flax.Module
{
    private Flax.Sequential net = null!;
    private Flax.Dense dense = null!;

    protected override void Setup()
    {
        net = new() { new Flax.Dense(64), F.Relu, new Flax.Dense(32), F.Relu };
        dense = new(16);
    }

    protected override Tensor Forward(Tensor x) => dense.Call(net.Call(x));
}
