using F = Kasane.Functional;

namespace Kasane.Samples.Gan;

/// <summary>Why Forward and not a plain function: what a module can do that a function cannot.</summary>
internal static class WhyForward
{
    public static void Hooks(TextWriter output)
    {
        Tour.Section(output, "A hook sees what passes");
        var discriminator = new Discriminator(784);
        var pictures = Tour.Noise();
        var handles = new List<IDisposable>();
        foreach (var (key, module) in discriminator.NamedModules())
            if (module is Linear layer)
                handles.Add(layer.RegisterForwardHook((_, input, result) =>
                {
                    var (mean, deviation) = (result.Mean().Item<float>(), result.Std().Item<float>());
                    output.WriteLine($"{key,-28} {input.Shape} -> {result.Shape} mean {mean:F4} deviation {deviation:F4}");
                    return result;
                }));
        var answers = discriminator.Call(pictures);             // Call runs the hooks around every Forward
        Tour.Print(output, "answers", answers);

        foreach (var handle in handles) handle.Dispose();
        output.WriteLine("without the hooks:");
        discriminator.Call(pictures);                           // prints nothing any more

        Tensor[] weights = [.. discriminator.Parameters()];
        Tour.Print(output, "the plain function", Discriminate(pictures, weights));
        output.WriteLine($"the same, bit for bit: {Discriminate(pictures, weights).Equal(answers)}");
    }

    public static void Moves(TextWriter output)
    {
        Tour.Section(output, "One call moves everything");
        var discriminator = new Discriminator(784);
        var pictures = Tour.Noise();
        Tour.Print(output, "cpu, Float32", discriminator.Call(pictures));

        discriminator.To(Device.Reference);
        Tour.Print(output, "reference, Float32", discriminator.Call(pictures.To(Device.Reference)));

        discriminator.To(Device.Cpu).To(DType.Float64);
        Tour.Print(output, "cpu, Float64", discriminator.Call(pictures.To(DType.Float64)));
        output.WriteLine($"moved: {string.Join(", ", discriminator.StateDict().Select(pair => $"{pair.Key} {pair.Value.DType}"))}");
    }

    public static void Modes(TextWriter output)
    {
        Tour.Section(output, "One call changes the mode");
        var net = new Sequential(
            new Linear(784, 64), new BatchNorm1d(64), new LeakyReLU(0.2), new Dropout(0.3), new Linear(64, 1), new Sigmoid());
        var pictures = Tour.Noise();
        Tour.Print(output, "Train(), first call", net.Call(pictures));      // drops, and normalises with the batch
        Tour.Print(output, "Train(), second call", net.Call(pictures));     // drops others
        net.Eval();
        Tour.Print(output, "Eval(), first call", net.Call(pictures));       // keeps all, and normalises with what it has learnt
        Tour.Print(output, "Eval(), second call", net.Call(pictures));
    }

    // The same numbers; but there is no layer to hang a hook on, nothing to move, and no mode.
    private static Tensor Discriminate(Tensor x, Tensor[] w)
    {
        x = F.LeakyRelu(F.Linear(x, w[0], w[1]), 0.2);
        x = F.LeakyRelu(F.Linear(x, w[2], w[3]), 0.2);
        x = F.LeakyRelu(F.Linear(x, w[4], w[5]), 0.2);
        return F.Sigmoid(F.Linear(x, w[6], w[7]));
    }
}
