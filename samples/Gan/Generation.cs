namespace Kasane.Samples.Gan;

/// <summary>Draws new digits from a trained generator.</summary>
internal static class Generation
{
    public static void Run(string weights, GanOptions options)
    {
        var generator = new Generator(GanOptions.NoiseSize, GanOptions.PictureSize * GanOptions.PictureSize);
        generator.LoadStateDict(Safetensors.Load(weights));
        generator.To(options.Device);
        generator.Eval();
        Kasane.Generator.Default.ManualSeed(options.Seed);
        Directory.CreateDirectory(options.Out);
        var path = Path.Combine(options.Out, "generated.png");
        using (Autograd.NoGrad()) PictureGrid.Save(path, generator.Call(Tensor.Randn(64, GanOptions.NoiseSize).To(options.Device)));
        Console.WriteLine($"64 new pictures are in {Path.GetFullPath(path)}");
    }
}
