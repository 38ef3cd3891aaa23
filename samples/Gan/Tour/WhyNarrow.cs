using F = Kasane.Functional;

namespace Kasane.Samples.Gan;

/// <summary>Why the discriminator narrows: 784 numbers come in, one goes out.</summary>
internal static class WhyNarrow
{
    private const int Batch = 64;

    public static void Sizes(TextWriter output)
    {
        Tour.Section(output, "What narrowing costs and saves");
        output.WriteLine(new Discriminator(784).Summary(1, 784));
        var wide = new Sequential(
            new Linear(784, 1024), new LeakyReLU(0.2), new Linear(1024, 1024), new LeakyReLU(0.2),
            new Linear(1024, 1024), new LeakyReLU(0.2), new Linear(1024, 1), new Sigmoid());
        output.WriteLine($"with 1024 units everywhere: {wide.Summary(1, 784).TotalParameters} parameters");
    }

    public static void Keeps(TextWriter output, int steps)
    {
        Tour.Section(output, "What each layer keeps");
        var generator = new Generator(GanOptions.NoiseSize, 784);
        var discriminator = new Discriminator(784);
        var pictures = Pictures.Load(folder: null);
        Show(output, "untrained", generator, discriminator, pictures);

        var (discriminatorLosses, generatorLosses) = Train(generator, discriminator, pictures, steps);
        Tour.Print(output, "losses of the discriminator", Tensor.From(discriminatorLosses), 10);
        Tour.Print(output, "losses of the generator", Tensor.From(generatorLosses), 10);
        Show(output, $"after {steps} steps", generator, discriminator, pictures);
    }

    private static void Show(TextWriter output, string title, Generator generator, Discriminator discriminator, Tensor pictures)
    {
        using var mode = Autograd.NoGrad();
        Tour.Seed();
        var made = generator.Call(Tensor.Randn(256, GanOptions.NoiseSize));
        var both = F.Cat([pictures[..256], made]);
        // Hooks again: the numbers that come out of every activation.
        var kept = new List<Tensor> { both };
        var handles = new List<IDisposable>();
        foreach (var layer in discriminator.Modules().OfType<Module<Tensor, Tensor>>().Where(module => module is LeakyReLU or Sigmoid))
            handles.Add(layer.RegisterForwardHook((_, _, result) =>
            {
                kept.Add(result);
                return result;
            }));
        // Of a copy, for the first layer's activation is written in place.
        discriminator.Call(both.Clone());
        foreach (var handle in handles) handle.Dispose();
        foreach (var numbers in kept)
            output.WriteLine($"{$"{title}, {numbers.Size(1)} numbers",-33} real or made {Tour.Number(Share(numbers))}");
    }

    // Of all that differs from picture to picture: how much is the difference between the real and the made ones?
    private static double Share(Tensor numbers)
    {
        var centred = numbers - numbers.Mean(0);
        var (real, made) = (centred[..256].Mean(0), centred[256..].Mean(0));
        var between = ((real * real).Sum() + (made * made).Sum()) * 256;
        return between.Item<float>() / (centred * centred).Sum().Item<float>();
    }

    private static (float[] Discriminator, float[] Generator) Train(
        Generator generator, Discriminator discriminator, Tensor pictures, int steps)
    {
        Tour.Seed();
        var generatorOptimizer = new Adam(generator.Parameters(), lr: 2e-4, betas: (0.5, 0.999));
        var discriminatorOptimizer = new Adam(discriminator.Parameters(), lr: 2e-4, betas: (0.5, 0.999));
        var criterion = new BCELoss();
        var (ones, zeros) = (Tensor.Ones(Batch, 1), Tensor.Zeros(Batch, 1));
        var perEpoch = (int)pictures.Size(0) / Batch;
        var order = Tensor.RandPerm(pictures.Size(0));
        var losses = new List<(float Discriminator, float Generator)>();
        for (var step = 0; step < steps; step++)
        {
            if (step > 0 && step % perEpoch == 0) order = Tensor.RandPerm(pictures.Size(0));
            var real = pictures[order.Narrow(0, step % perEpoch * Batch, Batch)];
            var fake = generator.Call(Tensor.Randn(Batch, GanOptions.NoiseSize));

            discriminatorOptimizer.ZeroGrad();
            var discriminatorLoss = criterion.Call(discriminator.Call(real), ones)
                + criterion.Call(discriminator.Call(fake.Detach()), zeros);
            discriminatorLoss.Backward();
            discriminatorOptimizer.Step();

            generatorOptimizer.ZeroGrad();
            var generatorLoss = criterion.Call(discriminator.Call(fake), ones);
            generatorLoss.Backward();
            generatorOptimizer.Step();
            losses.Add((discriminatorLoss.Item<float>(), generatorLoss.Item<float>()));
        }
        return ([.. losses.Select(pair => pair.Discriminator)], [.. losses.Select(pair => pair.Generator)]);
    }
}
