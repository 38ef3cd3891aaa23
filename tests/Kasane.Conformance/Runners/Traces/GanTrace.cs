using Kasane.Conformance.Binding;

namespace Kasane.Conformance.Runners.Traces;

/// <summary>A generator against a discriminator, each a perceptron of four layers.</summary>
static class GanTrace
{
    private const long Latent = 100, Pixels = 784;

    public static void Run(Trace t)
    {
        var nets = new Net(t.Library);
        var g = nets.Add("G", t.New(
            "Sequential",
            t.New("Linear", Latent, 256L), t.New("ReLU"),
            t.New("Linear", 256L, 512L), t.New("ReLU"),
            t.New("Linear", 512L, 1024L), t.New("ReLU"),
            t.New("Linear", 1024L, Pixels), t.New("Tanh")));
        var d = nets.Add("D", t.New(
            "Sequential",
            t.New("Linear", Pixels, 1024L), t.New("LeakyReLU", 0.2),
            t.New("Linear", 1024L, 512L), t.New("LeakyReLU", 0.2),
            t.New("Linear", 512L, 256L), t.New("LeakyReLU", 0.2),
            t.New("Linear", 256L, 1L), t.New("Sigmoid")));
        t.Checksums("initial", nets.State);
        var options = Arguments.Of().With("lr", t.Setup("lr")).With("betas", t.SetupList("betas"));
        var (gParameters, dParameters) = (t.Library.Modules.Parameters(g), t.Library.Modules.Parameters(d));
        var (gOptimizer, dOptimizer) = (t.Optimizer("Adam", gParameters, options), t.Optimizer("Adam", dParameters, options));
        var batch = t.SetupInteger("batch");
        var (one, zero) = (t.Op("ones", [new object?[] { batch, 1L }]), t.Op("zeros", [new object?[] { batch, 1L }]));
        for (var step = 0; step < t.SetupInteger("steps"); step++)
        {
            var real = t.Op("sub", t.Op("mul", t.Op("rand", batch, Pixels), 2.0), 1.0);
            var fake = t.Call(g, t.Op("randn", batch, Latent));

            t.ClearGradients(dParameters);
            var (onReal, onFake) = (t.Call(d, real), t.Call(d, t.Op("Tensor.detach", fake)));
            var dLoss = t.Op("add", Loss(t, onReal, one), Loss(t, onFake, zero));
            t.Backward(dLoss);
            t.Library.Optimizers.Step(dOptimizer);

            t.ClearGradients(gParameters);
            var gLoss = Loss(t, t.Call(d, fake), one);
            t.Backward(gLoss);
            t.Library.Optimizers.Step(gOptimizer);

            t.Step(step, "d_loss", dLoss);
            t.Step(step, "g_loss", gLoss);
            t.Step(step, "d_real_mean", t.Op("mean", onReal));
            t.Step(step, "d_fake_mean", t.Op("mean", onFake));
        }
        t.Checksums("final", nets.State);
    }

    private static object Loss(Trace t, object output, object target) => t.Op("nn.functional.binary_cross_entropy", output, target);
}
