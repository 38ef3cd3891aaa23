using Kasane.Conformance.Binding;

namespace Kasane.Conformance.Runners.Traces;

/// <summary>A small language model of causal transformer layers.</summary>
static class GptTrace
{
    public static void Run(Trace t)
    {
        var (vocabulary, width, context) = (t.SetupInteger("vocab"), t.SetupInteger("d_model"), t.SetupInteger("context"));
        var net = new Net(t.Library);
        var token = net.Add("tok", t.New("Embedding", vocabulary, width));
        var position = net.Add("pos", t.New("Embedding", context, width));
        var layer = t.New("TransformerEncoderLayer", Arguments.Of(width, t.SetupInteger("heads"), t.SetupInteger("dim_feedforward"), 0.0)
            .With("activation", "gelu").With("batch_first", true).With("norm_first", true));
        var blocks = net.Add("blocks", t.New("TransformerEncoder", layer, t.SetupInteger("layers")));
        var norm = net.Add("norm", t.New("LayerNorm", width));
        var head = net.Add("head", t.New("Linear", Arguments.Of(width, vocabulary).With("bias", false)));
        t.Checksums("initial", net.State);

        var data = t.Op("randint", 0L, vocabulary, new object?[] { t.SetupInteger("batch"), context + 1 });
        t.Check("data", data);
        var (inputs, targets) = (t.Op("narrow", data, 1L, 0L, context), t.Op("narrow", data, 1L, 1L, context));
        var positions = t.Op("arange", context);
        var mask = t.Op("triu", t.Op("ones", Arguments.Of([new object?[] { context, context }]).With("dtype", DType.Bool)), 1L);
        var options = Arguments.Of().With("lr", t.Setup("lr")).With("weight_decay", t.Setup("weight_decay"));
        var optimizer = t.Optimizer("AdamW", net.Parameters, options);
        for (var step = 0; step < t.SetupInteger("steps"); step++)
        {
            t.ClearGradients(net.Parameters);
            var hidden = t.Op("add", t.Call(token, inputs), t.Call(position, positions));
            var logits = t.Call(head, t.Call(norm, t.Call(blocks, hidden, mask)));
            if (step == 0) t.Check("first_output", logits);
            var loss = t.Op(
                "nn.functional.cross_entropy",
                t.Op("reshape", logits, new object?[] { -1L, vocabulary }),
                t.Op("reshape", targets, new object?[] { -1L }));
            t.Step(step, "loss", loss);
            t.Backward(loss);
            t.Library.Optimizers.Step(optimizer);
        }
        t.Checksums("final", net.State);
    }
}
