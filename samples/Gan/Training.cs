using System.Globalization;
using System.Text;
using Kasane.Terminal;

namespace Kasane.Samples.Gan;

/// <summary>The tutorial's training loop, with what surrounds it: progress, pictures, losses, the trained generator.</summary>
internal sealed class Training(GanOptions options)
{
    private readonly LossCurve curve = new();
    private readonly StringBuilder losses = new("step,discriminator_loss,generator_loss\n");

    /// <summary>Trains until the epochs are over or the token asks to stop; saves everything in both cases.</summary>
    public void Run(CancellationToken stop)
    {
        Directory.CreateDirectory(options.Out);
        Kasane.Generator.Default.ManualSeed(options.Seed);
        var generator = new Generator(GanOptions.NoiseSize, GanOptions.PictureSize * GanOptions.PictureSize);
        var discriminator = new Discriminator(GanOptions.PictureSize * GanOptions.PictureSize);
        generator.To(options.Device);
        discriminator.To(options.Device);
        var generatorOptimizer = new Adam(generator.Parameters(), lr: 2e-4, betas: (0.5, 0.999));
        var discriminatorOptimizer = new Adam(discriminator.Parameters(), lr: 2e-4, betas: (0.5, 0.999));
        var criterion = new BCELoss();

        var pictures = Pictures.Load(options.Data).To(options.Device);
        var shown = Tensor.Randn(64, GanOptions.NoiseSize).To(options.Device);
        var count = pictures.Size(0);
        if (options.Batch > count) throw new ArgumentException($"A batch of {options.Batch} needs as many pictures, but there are only {count}. Lower --batch.");
        var perEpoch = count / options.Batch;
        var total = options.MaxSteps > 0 ? Math.Min(options.MaxSteps, perEpoch * options.Epochs) : perEpoch * options.Epochs;
        var pictureEvery = Math.Max(1, options.Epochs / 10);
        var ones = Tensor.Ones([options.Batch, 1], device: options.Device);
        var zeros = Tensor.Zeros([options.Batch, 1], device: options.Device);

        TrainingProgress.Run($"GAN on {count} pictures", total, progress =>
        {
            long step = 0;
            for (var epoch = 1; epoch <= options.Epochs && step < total && !stop.IsCancellationRequested; epoch++)
            {
                var order = Tensor.RandPerm(count).To(options.Device);
                for (long i = 0; i < perEpoch && step < total && !stop.IsCancellationRequested; i++)
                {
                    var real = pictures[order.Narrow(0, i * options.Batch, options.Batch)];
                    var noise = Tensor.Randn(options.Batch, GanOptions.NoiseSize).To(options.Device);
                    var fake = generator.Call(noise);

                    // The discriminator learns to tell real from fake; the generator is left alone (Detach).
                    discriminatorOptimizer.ZeroGrad();
                    var discriminatorLoss = criterion.Call(discriminator.Call(real), ones) + criterion.Call(discriminator.Call(fake.Detach()), zeros);
                    discriminatorLoss.Backward();
                    discriminatorOptimizer.Step();

                    // The generator learns to be taken for real.
                    generatorOptimizer.ZeroGrad();
                    var generatorLoss = criterion.Call(discriminator.Call(fake), ones);
                    generatorLoss.Backward();
                    generatorOptimizer.Step();

                    step++;
                    Note(step, discriminatorLoss.Item<float>(), generatorLoss.Item<float>());
                    progress.Report(step, ("D", discriminatorLoss.Item<float>()), ("G", generatorLoss.Item<float>()));
                }
                if (epoch % pictureEvery == 0) SaveGrid(generator, shown, string.Create(CultureInfo.InvariantCulture, $"digits-epoch-{epoch:D4}.png"));
            }
        });

        SaveGrid(generator, shown, "digits.png");
        curve.Save(Path.Combine(options.Out, "losses.png"));
        File.WriteAllText(Path.Combine(options.Out, "losses.csv"), losses.ToString());
        Safetensors.Save(Path.Combine(options.Out, "generator.safetensors"), generator.StateDict());
        Console.WriteLine($"{(stop.IsCancellationRequested ? "Stopped" : "Done")}. Pictures, losses and generator.safetensors are in {Path.GetFullPath(options.Out)}");
    }

    private void Note(long step, float discriminatorLoss, float generatorLoss)
    {
        curve.Add(discriminatorLoss, generatorLoss);
        losses.Append(CultureInfo.InvariantCulture, $"{step},{discriminatorLoss:R},{generatorLoss:R}\n");
    }

    private void SaveGrid(Generator generator, Tensor noise, string name)
    {
        using var mode = Autograd.NoGrad();
        generator.Eval();
        PictureGrid.Save(Path.Combine(options.Out, name), generator.Call(noise));
        generator.Train();
    }
}
