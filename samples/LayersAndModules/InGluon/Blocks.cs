using F = Kasane.Functional;
using Gluon = Kasane.Dialects.Gluon;

namespace Kasane.Samples.LayersAndModules.InGluon;

internal sealed class Mlp : Gluon.Block
{
    private readonly Gluon.Dense hidden = new(256, activation: "relu");
    private readonly Gluon.Dense output = new(10);

    protected override Tensor Forward(Tensor x) => output.Call(hidden.Call(x));
}

internal sealed class MySequential : Gluon.Block
{
    private readonly List<Module<Tensor, Tensor>> children = [];

    public void Add(Module<Tensor, Tensor> block) => children.Add(block);

    protected override Tensor Forward(Tensor x)
    {
        foreach (var block in children) x = block.Call(x);
        return x;
    }
}

internal sealed class FixedHiddenMlp : Gluon.Block
{
    private readonly Gluon.Constant randWeight;
    private readonly Gluon.Dense dense = new(20);

    public FixedHiddenMlp(Tensor weight) => randWeight = Params.GetConstant("rand_weight", weight);

    protected override Tensor Forward(Tensor x)
    {
        x = dense.Call(x);
        x = F.Relu(x.MatMul(randWeight.Data()) + 1);
        x = dense.Call(x);
        while (x.Abs().Sum() > 1) x /= 2;
        return x.Sum();
    }
}

internal sealed class NestMlp : Gluon.Block
{
    private readonly Gluon.Sequential net = [];
    private readonly Gluon.Dense dense = new(16);

    public NestMlp() => net.Add(new Gluon.Dense(64, activation: "relu"), new Gluon.Dense(32, activation: "relu"));

    protected override Tensor Forward(Tensor x) => dense.Call(net.Call(x));
}
