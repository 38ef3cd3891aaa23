using F = Kasane.Functional;

namespace Kasane.Samples.LayersAndModules.InTorch;

/// <summary>A module of our own: layers in fields, the computation in Forward. Nothing is registered.</summary>
internal sealed class Mlp : Module<Tensor, Tensor>
{
    private readonly LazyLinear hidden = new(256);
    private readonly LazyLinear output = new(10);

    protected override Tensor Forward(Tensor x) => output.Call(F.Relu(hidden.Call(x)));
}
