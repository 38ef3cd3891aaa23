using Kasane.Samples.ModuleVsFunctional;

namespace Kasane.Tests;

/// <summary>What the sample prints, against what PyTorch printed for the same sections (tests/interop/module_vs_functional.py).</summary>
[Collection("GlobalRandom")]
public class ModuleVsFunctionalTests
{
    [Fact]
    public void BothWaysGiveTheSameNumbersAndPyTorchs()
    {
        using var output = new StringWriter { NewLine = "\n" };
        Tour.Run(output, steps: 10);
        var text = output.ToString();

        // Four decimals: the last one may be rounded differently where the instruction set differs, and training passes that on.
        Assert.Equal(37, SampleOutput.AssertAgrees(SampleOutput.Resource("ModuleVsFunctional.pytorch.txt"), text, 1e-3));
        Assert.Equal(11, text.Split("the same, bit for bit: True").Length - 1);
        Assert.DoesNotContain("bit for bit: False", text, StringComparison.Ordinal);
        Assert.Contains("the same 10 losses, bit for bit: True", text, StringComparison.Ordinal);
        Assert.Contains("the module's own gradient: none", text, StringComparison.Ordinal);
        Assert.Contains("net gives what it gave before: True", text, StringComparison.Ordinal);
    }
}
