using Kasane.Samples.Gan;

namespace Kasane.Tests;

/// <summary>What the GAN's tour prints, against what PyTorch printed for the same sections (tests/interop/gan_tour.py).</summary>
[Collection("GlobalRandom")]
public class GanTourTests
{
    [Fact]
    public void EverySectionGivesPyTorchsNumbers()
    {
        using var output = new StringWriter { NewLine = "\n" };
        Tour.Run(output, steps: 10);
        var text = output.ToString();

        // Four decimals: the last one may be rounded differently where the instruction set differs, and training passes that on.
        Assert.Equal(27, SampleOutput.AssertAgrees(SampleOutput.Resource("Gan.pytorch.txt"), text, 1e-3));
        Assert.Contains("the same, bit for bit: True", text, StringComparison.Ordinal);
        Assert.Contains("the same up to rounding: True", text, StringComparison.Ordinal);
        Assert.Contains("the same up to rounding: False", text, StringComparison.Ordinal);
        Assert.Contains("Parameters: 1,460,225", text, StringComparison.Ordinal);
        Assert.Contains("with 1024 units everywhere: 2904065 parameters", text, StringComparison.Ordinal);
    }
}
