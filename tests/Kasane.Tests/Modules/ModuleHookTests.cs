namespace Kasane.Tests;

public class ModuleHookTests
{
    [Fact]
    public void HooksReplaceInputAndOutputUntilTheyAreTakenAway()
    {
        var module = new Lambda(x => x * 2);
        var input = Tensor.Ones([1]);
        var before = module.RegisterForwardPreHook((_, x) => x + 1);
        var after = module.RegisterForwardHook((_, x, y) => y + (x * 100));
        Assert.Equal(204, module.Call(input).Item<float>());
        before.Dispose();
        Assert.Equal(102, module.Call(input).Item<float>());
        after.Dispose();
        after.Dispose();
        Assert.Equal(2, module.Call(input).Item<float>());
    }

    [Fact]
    public void HooksRunInOrderOfRegistration()
    {
        var module = new Identity();
        module.RegisterForwardHook((_, _, y) => y + 1);
        module.RegisterForwardHook((_, _, y) => y * 10);
        Assert.Equal(20, module.Call(Tensor.Ones([1])).Item<float>());
    }

    [Fact]
    public void AnExceptionSaysWhereInTheTreeItAppeared()
    {
        var net = new Outer();
        var exception = Assert.Throws<ShapeException>(() => net.Call(Tensor.Ones([2, 7])));
        Assert.Equal("Outer.net.1", exception.ModulePath);
        Assert.Contains("(in module Outer.net.1)", exception.Message, StringComparison.Ordinal);
    }

    private sealed class Outer : Module<Tensor, Tensor>
    {
        private readonly Sequential net = new(new ReLU(), new Linear(3, 2));

        protected override Tensor Forward(Tensor input) => net.Call(input);
    }
}
