using System.Globalization;

namespace Kasane.Samples.Gan;

/// <summary>The tutorial's three questions, answered by what the code prints.</summary>
internal static class Tour
{
    /// <param name="output">Where to print.</param>
    /// <param name="steps">How long the GAN of the last section is trained.</param>
    public static void Run(TextWriter output, int steps = 100)
    {
        WhyForward.Hooks(output);
        WhyForward.Moves(output);
        WhyForward.Modes(output);
        WhyLayers.Product(output);
        WhyLayers.Xor(output);
        WhyNarrow.Sizes(output);
        WhyNarrow.Keeps(output, steps);
    }

    // Every section starts from the same stream, so that it can be run alone, and in PyTorch.
    public static void Section(TextWriter output, string title)
    {
        output.WriteLine($"== {title}");
        Seed();
    }

    public static void Seed() => Kasane.Generator.Default.ManualSeed(0);

    public static void Print(TextWriter output, string name, Tensor y, int count = 6)
    {
        var numbers = y.Detach().To(Device.Cpu).To(DType.Float64).Flatten().ToArray<double>().Take(count).Select(Number);
        output.WriteLine($"{name,-28} {y.Shape}: {string.Join(' ', numbers)}{(y.ElementCount > count ? " ..." : "")}");
    }

    public static string Number(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    public static Tensor Noise() => (Tensor.Rand(4, GanOptions.PictureSize * GanOptions.PictureSize) * 2) - 1;
}
