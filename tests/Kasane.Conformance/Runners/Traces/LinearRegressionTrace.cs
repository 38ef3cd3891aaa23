using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners.Traces;

/// <summary>Linear regression on noisy data in shuffled batches.</summary>
static class LinearRegressionTrace
{
    public static void Run(Trace t)
    {
        var (samples, batch) = (t.SetupInteger("samples"), t.SetupInteger("batch"));
        var weights = t.Library.Tensors.Create(RawTensors.Of(DType.Float32, [2], 2f, -3.4f));
        var x = t.Op("randn", samples, 2L);
        var noise = t.Op("mul", t.Op("randn", samples), 0.01);
        var y = t.Op("add", t.Op("add", t.Op("mv", x, weights), 4.2), noise);
        t.CheckDrawn("X", x);
        t.CheckDrawn("y", y);
        var net = new Net(t.Library);
        var linear = net.Add("", t.New("Linear", 2L, 1L));
        t.Checksums("initial", net.State);
        var optimizer = t.Optimizer("SGD", net.Parameters, Arguments.Of().With("lr", t.Setup("lr")));
        object Loss(object inputs, object targets) =>
            t.Op("nn.functional.mse_loss", t.Op("reshape", t.Call(linear, inputs), new object?[] { -1L }), targets);

        for (var epoch = 0; epoch < t.SetupInteger("epochs"); epoch++)
        {
            var order = t.Op("randperm", samples);
            for (long start = 0; start < samples; start += batch)
            {
                var picked = t.Op("narrow", order, 0L, start, batch);
                t.ClearGradients(net.Parameters);
                t.Backward(Loss(t.Op("index_select", x, 0L, picked), t.Op("index_select", y, 0L, picked)));
                t.Library.Optimizers.Step(optimizer);
            }
            t.Step(epoch, "loss", Loss(x, y));
        }
        t.Checksums("final", net.State);
    }
}
