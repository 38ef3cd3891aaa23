using System.Text.Json.Nodes;

namespace Kasane.Benchmarks;

/// <summary>A small transformer over bytes, and an LSTM that classifies sequences.</summary>
internal static class SequenceWorkload
{
    public static void Transformer(Arguments arguments, double dropout, string name)
    {
        var net = new LanguageModel(dropout);
        HashFill.Parameters(net);
        var optimizer = new AdamW(net.Parameters(), lr: 3e-4);
        var (ids, targets) = (HashFill.Integers(1, 256, 16, 64), HashFill.Integers(2, 256, 16, 64));
        var positions = Tensor.Arange(64);
        Measurement.Run(arguments, name, () =>
        {
            optimizer.ZeroGrad();
            var logits = net.Call((ids, positions));
            var loss = Functional.CrossEntropy(logits.Reshape(-1, 256), targets.Reshape(-1));
            loss.Backward();
            optimizer.Step();
            return [loss];
        }, 20, 5, more: new JsonObject { ["dropout"] = dropout });
    }

    public static void Lstm(Arguments arguments)
    {
        var net = new LstmClassifier();
        HashFill.Parameters(net);
        var optimizer = new Adam(net.Parameters(), lr: 1e-3);
        var (x, y) = (HashFill.Symmetric(1, 1, 32, 32, 128), HashFill.Integers(2, 10, 32));
        Measurement.Run(arguments, "lstm_step", () =>
        {
            optimizer.ZeroGrad();
            var loss = Functional.CrossEntropy(net.Call(x), y);
            loss.Backward();
            optimizer.Step();
            return [loss];
        }, 30, 5);
    }

    private sealed class LanguageModel(double dropout) : Module<(Tensor Ids, Tensor Positions), Tensor>
    {
        private readonly Embedding tok = new(256, 256);
        private readonly Embedding pos = new(64, 256);
        private readonly TransformerEncoder enc = new(new TransformerEncoderLayer(256, 4, 1024, dropout, batchFirst: true), 4);
        private readonly Linear head = new(256, 256);

        protected override Tensor Forward((Tensor Ids, Tensor Positions) input) =>
            head.Call(enc.Call(tok.Call(input.Ids) + pos.Call(input.Positions)));
    }

    private sealed class LstmClassifier : Module<Tensor, Tensor>
    {
        private readonly LSTM lstm = new(128, 256, numLayers: 2);
        private readonly Linear head = new(256, 10);

        protected override Tensor Forward(Tensor x) => head.Call(lstm.Call(x).Output[-1]);
    }
}
