using System.Globalization;
using F = Kasane.Functional;

namespace Kasane.Samples.ModuleVsFunctional;

/// <summary>Both networks learn the built-in digits, from the same weights and the same random numbers.</summary>
internal static class DigitTraining
{
    private const int Epochs = 20;
    private const int Batch = 50;
    private const double LearningRate = 5e-3;

    public static void Run(TextWriter output, int? steps)
    {
        Tour.Section(output, "A network both ways");
        var net = new ModuleCnn();
        // Before training, for the weights of the list must be tensors of their own.
        List<Tensor> weights = [.. net.Parameters().Select(Leaf)];
        Tensor[] statistics = [Tensor.Zeros(32), Tensor.Ones(32), Tensor.Zeros(64), Tensor.Ones(64)];

        var modules = Train(output, "modules", (x, training) => net.Train(training).Call(x), net.Parameters(), steps);
        var functions = Train(
            output, "functions", (x, training) => FunctionalCnn.Forward(x, weights, statistics, training), weights, steps);
        output.WriteLine($"the same {modules.Count} losses, bit for bit: {modules.SequenceEqual(functions)}");
    }

    private static List<float> Train(
        TextWriter output, string name, Func<Tensor, bool, Tensor> network, IEnumerable<Tensor> parameters, int? steps)
    {
        Tour.Seed();
        var (images, labels) = Digits.Train();
        images = Scale(images);
        var optimizer = new Adam(parameters, lr: LearningRate);
        var perEpoch = (int)images.Size(0) / Batch;
        var total = steps ?? Epochs * perEpoch;
        var losses = new List<float>();
        var order = Tensor.RandPerm(images.Size(0));
        for (var step = 0; step < total; step++)
        {
            if (step > 0 && step % perEpoch == 0) order = Tensor.RandPerm(images.Size(0));
            var batch = order.Narrow(0, step % perEpoch * Batch, Batch);
            // The steps become smaller, down to nothing.
            var rate = LearningRate * (1 - ((double)step / (Epochs * perEpoch)));
            foreach (var group in optimizer.Groups) group.Options = group.Options with { LearningRate = rate };

            optimizer.ZeroGrad();
            var loss = F.CrossEntropy(network(Shift(images[batch]), true), labels[batch]);
            loss.Backward();
            optimizer.Step();
            losses.Add(loss.Item<float>());
        }
        Tour.Print(output, $"{name}, first losses", Tensor.From(losses.Take(10).ToArray()), 10);

        using var mode = Autograd.NoGrad();
        var (testImages, testLabels) = Digits.Test();
        var right = network(Scale(testImages), false).Argmax(1).Eq(testLabels).Sum().Item<long>();
        var percent = (100.0 * right / testLabels.Size(0)).ToString("F1", CultureInfo.InvariantCulture);
        output.WriteLine($"{name}, after {total} steps: {right} of {testLabels.Size(0)} test digits right, {percent} %");
        return losses;
    }

    // A tensor of its own with the same values, to which gradients flow.
    internal static Tensor Leaf(Tensor parameter)
    {
        var leaf = parameter.Detach().Clone();
        leaf.RequiresGrad = true;
        return leaf;
    }

    // From bytes to -1 ... 1, with a dimension for the one channel.
    private static Tensor Scale(Tensor images) => ((images.To(DType.Float32) / 127.5) - 1).Unsqueeze(1);

    // A digit that is moved by a pixel is the same digit: every batch is moved by -1, 0 or 1 in both directions.
    private static Tensor Shift(Tensor images)
    {
        var from = Tensor.RandInt(0, 3, [2]);
        var padded = F.Pad(images, [1, 1, 1, 1], value: -1);
        return padded.Narrow(2, from[0].Item<long>(), 8).Narrow(3, from[1].Item<long>(), 8);
    }
}
