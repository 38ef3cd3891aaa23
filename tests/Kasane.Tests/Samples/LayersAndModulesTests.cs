using Kasane.Samples.LayersAndModules;

namespace Kasane.Tests;

/// <summary>What the sample prints, against what PyTorch printed for the same sections (tests/interop/layers_and_modules.py).</summary>
[Collection("GlobalRandom")]
public class LayersAndModulesTests
{
    [Fact]
    public void EverySectionGivesPyTorchsNumbersInAllFourDialects()
    {
        using var output = new StringWriter { NewLine = "\n" };
        Tour.Run(output);
        var printed = Sections(output.ToString());
        var expected = SampleOutput.Resource("LayersAndModules.pytorch.txt").Select(line => line.Split('\t')).ToList();
        Assert.Equal(7, expected.Count);
        foreach (var section in expected)
        {
            var lines = printed[section[0]];
            Assert.True(lines.Count is 4 or 1, section[0]);
            Assert.All(lines, line => Assert.Equal(section[1], line[(line.IndexOf("shape", StringComparison.Ordinal) + 6)..]));
        }
        Assert.Contains("parameters: 60192808", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("gives shape (1, 1000)", output.ToString(), StringComparison.Ordinal);
        // Counted by hand from the layers' sizes: 11.51 billion, as published for 224 x 224.
        Assert.Contains("224 x 224: 11513626624", output.ToString(), StringComparison.Ordinal);
    }

    private static Dictionary<string, List<string>> Sections(string text)
    {
        var sections = new Dictionary<string, List<string>>();
        var current = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("-- ", StringComparison.Ordinal) || line.StartsWith("== ", StringComparison.Ordinal)) sections[line[3..]] = current = [];
            else if (line.Length > 0) current.Add(line);
        }
        return sections;
    }
}
