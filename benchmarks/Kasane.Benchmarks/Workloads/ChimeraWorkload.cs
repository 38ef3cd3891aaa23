namespace Kasane.Benchmarks;

/// <summary>d2l's nested network: a block in a block, a shared layer, a constant, and a loop in the forward pass.</summary>
internal static class ChimeraWorkload
{
    public static void Forward(Arguments arguments, bool recorded)
    {
        var net = new Sequential(new NestMlp(), new Linear(16, 20), new FixedHiddenMlp());
        HashFill.Parameters(net);
        var x = HashFill.Unit(1, 2, 20);
        using var mode = Autograd.EnableGrad(recorded);
        Measurement.Run(arguments, recorded ? "chimera_fwd" : "chimera_fwd_nograd", () => [net.Call(x)], 10000, 1000, lossSteps: [0]);
    }

    private sealed class NestMlp : Module<Tensor, Tensor>
    {
        private readonly Sequential net = new(new Linear(20, 64), new ReLU(), new Linear(64, 32), new ReLU());
        private readonly Linear linear = new(32, 16);

        protected override Tensor Forward(Tensor x) => linear.Call(net.Call(x));
    }

    private sealed class FixedHiddenMlp : Module<Tensor, Tensor>
    {
        private readonly Tensor randWeight = HashFill.Unit(3, 20, 20);
        private readonly Linear linear = new(20, 20);

        protected override Tensor Forward(Tensor x)
        {
            x = linear.Call(x);
            x = (x.MatMul(randWeight) + 1).Relu();
            x = linear.Call(x);
            while (x.Abs().Sum() > 1) x /= 2;
            return x.Sum();
        }
    }
}
