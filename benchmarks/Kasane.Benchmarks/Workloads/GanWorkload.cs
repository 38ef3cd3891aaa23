namespace Kasane.Benchmarks;

/// <summary>The tutorial's GAN: whole training steps, and the generator alone.</summary>
internal static class GanWorkload
{
    public static void Step(Arguments arguments, int batch)
    {
        var (generator, discriminator) = Networks();
        var generatorOptimizer = new Adam(generator.Parameters(), lr: 2e-4, betas: (0.5, 0.999));
        var discriminatorOptimizer = new Adam(discriminator.Parameters(), lr: 2e-4, betas: (0.5, 0.999));
        var criterion = new BCELoss();
        var real = HashFill.Symmetric(1, 1, batch, 784);
        var noises = Enumerable.Range(0, 16).Select(j => HashFill.Symmetric((uint)(100 + j), 1, batch, 100)).ToArray();
        var (ones, zeros) = (Tensor.Ones(batch, 1), Tensor.Zeros(batch, 1));
        var n = 0;
        Measurement.Run(arguments, $"gan_step_b{batch}", () =>
        {
            var fake = generator.Call(noises[n++ & 15]);
            discriminatorOptimizer.ZeroGrad();
            var discriminatorLoss = criterion.Call(discriminator.Call(real), ones) + criterion.Call(discriminator.Call(fake.Detach()), zeros);
            discriminatorLoss.Backward();
            discriminatorOptimizer.Step();
            generatorOptimizer.ZeroGrad();
            var generatorLoss = criterion.Call(discriminator.Call(fake), ones);
            generatorLoss.Backward();
            generatorOptimizer.Step();
            return [discriminatorLoss, generatorLoss];
        }, batch > 8 ? 200 : 300, 20);
    }

    public static void Generate(Arguments arguments, int batch)
    {
        var (generator, _) = Networks();
        var noise = HashFill.Symmetric(100, 1, batch, 100);
        using var mode = Autograd.NoGrad();
        Measurement.Run(arguments, $"gan_g_fwd_b{batch}", () => [generator.Call(noise)], batch > 8 ? 300 : 1000, 20, lossSteps: [0]);
    }

    private static (Sequential Generator, Sequential Discriminator) Networks()
    {
        var generator = new Sequential(
            new Linear(100, 256), new ReLU(), new Linear(256, 512), new ReLU(), new Linear(512, 1024), new ReLU(), new Linear(1024, 784), new Tanh());
        var discriminator = new Sequential(
            new Linear(784, 1024), new LeakyReLU(0.2), new Linear(1024, 512), new LeakyReLU(0.2), new Linear(512, 256), new LeakyReLU(0.2),
            new Linear(256, 1), new Sigmoid());
        HashFill.Parameters(generator, discriminator);
        return (generator, discriminator);
    }
}
