namespace Kasane.Conformance.Runners.Traces.Models;

/// <summary>A perceptron of two lazy layers in fields.</summary>
sealed class Mlp : Module<Tensor, Tensor>
{
    private readonly LazyLinear hidden = new(256);
    private readonly LazyLinear @out = new(10);

    protected override Tensor Forward(Tensor x) => @out.Call(hidden.Call(x).Relu());
}
