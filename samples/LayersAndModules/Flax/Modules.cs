using F = Kasane.Functional;
using nn = Kasane.Dialects.Flax;

namespace Kasane.Samples.LayersAndModules.Flax;

internal sealed class Mlp : nn.Module
{
    private nn.Dense hidden = null!;
    private nn.Dense output = null!;

    protected override void Setup()
    {
        hidden = new(256);
        output = new(10);
    }

    protected override Tensor Forward(Tensor x) => output.Call(F.Relu(hidden.Call(x)));
}

internal sealed class MySequential(params Module<Tensor, Tensor>[] modules) : nn.Module
{
    protected override Tensor Forward(Tensor x)
    {
        foreach (var module in modules) x = module.Call(x);
        return x;
    }
}

internal sealed class FixedHiddenMlp(Tensor randWeight) : nn.Module
{
    private nn.Dense dense = null!;

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

internal sealed class NestMlp : nn.Module
{
    private nn.Sequential net = null!;
    private nn.Dense dense = null!;

    protected override void Setup()
    {
        net = new() { new nn.Dense(64), F.Relu, new nn.Dense(32), F.Relu };
        dense = new(16);
    }

    protected override Tensor Forward(Tensor x) => dense.Call(net.Call(x));
}
