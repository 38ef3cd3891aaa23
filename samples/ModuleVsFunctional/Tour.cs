using System.Globalization;

namespace Kasane.Samples.ModuleVsFunctional;

/// <summary>Every layer as a module and as a function; every section prints what its code gives.</summary>
internal static class Tour
{
    /// <param name="output">Where to print.</param>
    /// <param name="steps">How long the network of the last section is trained; null: to the end.</param>
    public static void Run(TextWriter output, int? steps = null)
    {
        BothWays.Linear(output);
        BothWays.Conv2d(output);
        BothWays.Dropout(output);
        BothWays.BatchNorm(output);
        BothWays.Pooling(output);
        OtherWeights.Hypernetwork(output);
        OtherWeights.FunctionalCall(output);
        DigitTraining.Run(output, steps);
    }

    // Every section starts from the same stream, so that it can be run alone, and in PyTorch.
    internal static void Section(TextWriter output, string title)
    {
        output.WriteLine($"== {title}");
        Seed();
    }

    internal static void Seed() => Generator.Default.ManualSeed(0);

    internal static void Print(TextWriter output, string name, Tensor y, int count = 6)
    {
        var numbers = y.Detach().Flatten().ToArray<float>().Take(count).Select(value => value.ToString("F4", CultureInfo.InvariantCulture));
        output.WriteLine($"{name,-28} {y.Shape}: {string.Join(' ', numbers)}{(y.ElementCount > count ? " ..." : "")}");
    }

    internal static void Compare(TextWriter output, Tensor module, Tensor function) =>
        output.WriteLine($"the same, bit for bit: {module.Equal(function)}");
}
