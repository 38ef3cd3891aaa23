using Kasane.Conformance.Binding;

namespace Kasane.Conformance.Runners.Traces;

/// <summary>A small convolutional network with batch normalisation and dropout, on one batch.</summary>
static class LenetTrace
{
    public static void Run(Trace t)
    {
        var net = new Net(t.Library);
        var model = net.Add("", t.New(
            "Sequential",
            t.New("Conv2d", Arguments.Of(1L, 6L, 5L).With("padding", 2L)), t.New("BatchNorm2d", 6L), t.New("ReLU"), t.New("MaxPool2d", 2L),
            t.New("Conv2d", 6L, 16L, 5L), t.New("BatchNorm2d", 16L), t.New("ReLU"), t.New("MaxPool2d", 2L),
            t.New("Flatten"),
            t.New("Linear", 400L, 120L), t.New("ReLU"), t.New("Dropout", t.Setup("dropout")),
            t.New("Linear", 120L, 84L), t.New("ReLU"), t.New("Linear", 84L, 10L)));
        t.Checksums("initial", net.State);
        var batch = t.SetupInteger("batch");
        var input = t.Op("rand", batch, 1L, 28L, 28L);
        var target = t.Op("randint", 0L, 10L, new object?[] { batch });
        t.Check("input", input);
        t.Check("target", target);
        var options = Arguments.Of().With("lr", t.Setup("lr")).With("momentum", t.Setup("momentum"));
        var optimizer = t.Optimizer("SGD", net.Parameters, options);
        net.Train(true);
        for (var step = 0; step < t.SetupInteger("steps"); step++)
        {
            t.ClearGradients(net.Parameters);
            var loss = t.Op("nn.functional.cross_entropy", t.Call(model, input), target);
            t.Step(step, "loss", loss);
            t.Backward(loss);
            t.Library.Optimizers.Step(optimizer);
        }
        net.Train(false);
        t.Check("eval_output", t.Call(model, input));
        t.Checksums("final", net.State);
        var count = t.Library.Tensors.Read(
            net.State.First(entry => entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)).Value);
        t.Integer("final_num_batches_tracked", count.IntegerAt(0));
    }
}
