using System.Globalization;

namespace Kasane.Tests;

/// <summary>What a sample printed, against the lines "name, tab, shape: numbers" that PyTorch printed for the same section.</summary>
internal static class SampleOutput
{
    /// <summary>The lines of both must be the same but for the last digits of numbers.</summary>
    public static void AssertAgrees(string expected, string actual, double tolerance)
    {
        var (left, right) = (expected.Split(' '), actual.Split(' '));
        Assert.True(left.Length == right.Length, $"PyTorch: {expected}\nSample:  {actual}");
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] == right[i]) continue;
            Assert.True(
                double.TryParse(left[i], CultureInfo.InvariantCulture, out var a)
                && double.TryParse(right[i], CultureInfo.InvariantCulture, out var b)
                && Math.Abs(a - b) <= tolerance,
                $"PyTorch: {expected}\nSample:  {actual}");
        }
    }

    /// <summary>Every line of PyTorch's is in the same section of the sample's output.</summary>
    /// <returns>How many lines were compared.</returns>
    public static int AssertAgrees(string[] pytorch, string sample, double tolerance)
    {
        var printed = sample.Split('\n');
        var (section, compared) = ("", 0);
        foreach (var line in pytorch)
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                section = line;
                continue;
            }
            var (name, numbers) = (line[..line.IndexOf('\t')], line[(line.IndexOf('\t') + 1)..]);
            var from = Array.IndexOf(printed, section);
            Assert.True(from >= 0, section);
            var found = printed.Skip(from + 1).TakeWhile(other => !other.StartsWith("== ", StringComparison.Ordinal))
                .FirstOrDefault(other => other.StartsWith(name, StringComparison.Ordinal));
            Assert.True(found is not null, $"{section}: no line '{name}'");
            AssertAgrees(numbers, found[name.Length..].Trim(), tolerance);
            compared++;
        }
        return compared;
    }

    public static string[] Resource(string name)
    {
        using var stream = typeof(SampleOutput).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
