using F = Kasane.Functional;

namespace Kasane.Samples.LayersAndModules.InTorch;

/// <summary>A constant parameter, a layer that is used twice, and plain control flow in the forward pass.</summary>
internal sealed class FixedHiddenMlp : Module<Tensor, Tensor>
{
    // A plain tensor: constant. It moves with To, and is no parameter.
    public Tensor RandWeight { get; } = Tensor.Rand(20, 20);

    private readonly LazyLinear linear = new(20);

    protected override Tensor Forward(Tensor x)
    {
        x = linear.Call(x);
        x = F.Relu(x.MatMul(RandWeight) + 1);
        x = linear.Call(x);
        while (x.Abs().Sum() > 1) x /= 2;
        return x.Sum();
    }
}
