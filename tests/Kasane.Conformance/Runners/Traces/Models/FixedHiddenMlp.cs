namespace Kasane.Conformance.Runners.Traces.Models;

/// <summary>A constant that is no parameter, one layer used twice, and plain control flow.</summary>
sealed class FixedHiddenMlp : Module<Tensor, Tensor>
{
    private readonly LazyLinear linear = new(20);

    public Tensor RandWeight { get; private set; } = Tensor.Rand([20, 20]);

    protected override Tensor Forward(Tensor x)
    {
        x = linear.Call(x);
        x = (x.MatMul(RandWeight) + 1).Relu();
        x = linear.Call(x);
        while (x.Abs().Sum().Item<float>() > 1) x /= 2;
        return x.Sum();
    }
}
