using Kasane.Conformance.Binding;

namespace Kasane.Conformance.Runners.Traces;

/// <summary>A recurrent language model; its state is carried over, its gradients are clipped.</summary>
static class CharLstmTrace
{
    public static void Run(Trace t)
    {
        var (vocabulary, width, chunk) = (t.SetupInteger("vocab"), t.SetupInteger("hidden"), t.SetupInteger("chunk"));
        var (steps, batch) = (t.SetupInteger("steps"), t.SetupInteger("batch"));
        var net = new Net(t.Library);
        var embed = net.Add("embed", t.New("Embedding", vocabulary, t.SetupInteger("embed")));
        var lstm = net.Add("lstm", t.New("LSTM", t.SetupInteger("embed"), width, t.SetupInteger("layers")));
        var head = net.Add("head", t.New("Linear", width, vocabulary));
        t.Checksums("initial", net.State);

        var text = t.Op("randint", 0L, vocabulary, new object?[] { (steps * chunk) + 1, batch });
        t.Check("data", text);
        var optimizer = t.Optimizer("SGD", net.Parameters, Arguments.Of().With("lr", t.Setup("lr")));
        object?[]? state = null;
        for (var step = 0; step < steps; step++)
        {
            var x = t.Op("narrow", text, 0L, step * chunk, chunk);
            var y = t.Op("narrow", text, 0L, (step * chunk) + 1, chunk);
            var embedded = t.Call(embed, x);
            var results = state is null ? t.CallAll(lstm, embedded) : t.CallAll(lstm, embedded, state);
            state = [.. Lists.Items(results[1])!.Select(tensor => t.Op("Tensor.detach", tensor))];
            var logits = t.Call(head, results[0]);
            var loss = t.Op(
                "nn.functional.cross_entropy",
                t.Op("reshape", logits, new object?[] { -1L, vocabulary }),
                t.Op("reshape", y, new object?[] { -1L }));
            t.ClearGradients(net.Parameters);
            t.Backward(loss);
            var parameters = net.Parameters.Select(entry => entry.Value).ToList();
            var norm = t.Library.Optimizers.ClipGradients("clip_grad_norm_", parameters, Arguments.Of().With("max_norm", t.Setup("clip")));
            t.Library.Optimizers.Step(optimizer);
            t.Step(step, "loss", loss);
            t.Step(step, "grad_norm", norm!);
        }
        t.Check("final_h", state![0]);
        t.Check("final_c", state[1]);
        t.Checksums("final", net.State);
    }
}
