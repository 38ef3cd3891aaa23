using F = Kasane.Functional;
using keras = Kasane.Dialects.Keras;
using layers = Kasane.Dialects.Keras.Layers;

namespace Kasane.Samples.LayersAndModules.Keras;

internal sealed class Mlp : keras.Model
{
    private readonly layers.Dense hidden = new(units: 256, activation: F.Relu);
    private readonly layers.Dense output = new(units: 10);

    protected override Tensor Forward(Tensor x) => output.Call(hidden.Call(x));
}

internal sealed class MySequential(params Module<Tensor, Tensor>[] modules) : keras.Model
{
    protected override Tensor Forward(Tensor x)
    {
        foreach (var module in modules) x = module.Call(x);
        return x;
    }
}

internal sealed class FixedHiddenMlp(Tensor randWeight) : keras.Model
{
    private readonly layers.Flatten flatten = new();
    private readonly layers.Dense dense = new(20);

    protected override Tensor Forward(Tensor inputs)
    {
        var x = flatten.Call(inputs);
        x = dense.Call(x);
        x = F.Relu(x.MatMul(randWeight) + 1);
        x = dense.Call(x);
        while (x.Abs().Sum() > 1) x /= 2;
        return x.Sum();
    }
}

internal sealed class NestMlp : keras.Model
{
    private readonly keras.Sequential net = new();
    private readonly layers.Dense dense = new(16);

    public NestMlp()
    {
        net.Add(new layers.Dense(64, F.Relu));
        net.Add(new layers.Dense(32, F.Relu));
    }

    protected override Tensor Forward(Tensor x) => dense.Call(net.Call(x));
}
