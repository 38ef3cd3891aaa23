namespace Kasane.Samples.LayersAndModules.InTorch;

/// <summary>Modules inside modules.</summary>
internal sealed class NestMlp : Module<Tensor, Tensor>
{
    private readonly Sequential net = new(new LazyLinear(64), new ReLU(), new LazyLinear(32), new ReLU());
    private readonly LazyLinear linear = new(16);

    protected override Tensor Forward(Tensor x) => linear.Call(net.Call(x));
}
