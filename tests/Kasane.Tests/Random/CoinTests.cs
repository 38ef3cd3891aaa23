using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>Coins drawn as bytes are those of the stream of numbers, at whatever word of a block they begin.</summary>
public class CoinTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 7)]
    [InlineData(0, 312)]
    [InlineData(1, 312)]
    [InlineData(3, 5000)]
    [InlineData(622, 9)]
    [InlineData(623, 700)]
    public void CoinsAreTheComparisonsOfTheWords(int drawn, int count)
    {
        MersenneTwister words = new(), coins = new();
        words.Seed(5);
        coins.Seed(5);
        for (var i = 0; i < drawn; i++) Assert.Equal(words.Next(), coins.Next());
        var threshold = (ulong)Math.Ceiling(0.3 * (1L << 53));
        var tossed = new byte[count];
        coins.Coins(tossed, threshold);
        foreach (var coin in tossed) Assert.Equal((words.Next64() & UniformKernel.Mask53) < threshold ? 1 : 0, coin);
        Assert.Equal(words.Next(), coins.Next());
    }

    [Fact]
    public void ADroppedTensorIsTheInputTimesTheMask()
    {
        var x = Tensor.Arange(1f, 1000f, requiresGrad: true);
        Generator.Default.ManualSeed(11);
        var y = Functional.Dropout(x, 0.25);
        Generator.Default.ManualSeed(11);
        var mask = Tensor.Empty([999]).BernoulliInPlace(0.75).Div(0.75);
        Assert.Equal(x.Mul(mask).ToArray<float>(), y.ToArray<float>());
        y.Sum().Backward();
        Assert.Equal(mask.ToArray<float>(), x.Grad!.ToArray<float>());
    }
}
