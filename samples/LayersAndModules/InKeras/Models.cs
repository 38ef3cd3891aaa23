using F = Kasane.Functional;
using Keras = Kasane.Dialects.Keras;
using Layers = Kasane.Dialects.Keras.Layers;

namespace Kasane.Samples.LayersAndModules.InKeras;

internal sealed class Mlp : Keras.Model
{
    private readonly Layers.Dense hidden = new(units: 256, activation: F.Relu);
    private readonly Layers.Dense output = new(units: 10);

    protected override Tensor Forward(Tensor x) => output.Call(hidden.Call(x));
}

internal sealed class MySequential(params Module<Tensor, Tensor>[] modules) : Keras.Model
{
    protected override Tensor Forward(Tensor x)
    {
        foreach (var module in modules) x = module.Call(x);
        return x;
    }
}

internal sealed class FixedHiddenMlp(Tensor randWeight) : Keras.Model
{
    private readonly Layers.Flatten flatten = new();
    private readonly Layers.Dense dense = new(20);

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

internal sealed class NestMlp : Keras.Model
{
    private readonly Keras.Sequential net = new();
    private readonly Layers.Dense dense = new(16);

    public NestMlp()
    {
        net.Add(new Layers.Dense(64, F.Relu));
        net.Add(new Layers.Dense(32, F.Relu));
    }

    protected override Tensor Forward(Tensor x) => dense.Call(net.Call(x));
}
