using Kasane.Internal;

namespace Kasane.Tests.Kernels.Lanes;

/// <summary>The Airy function against values of 25 digits: near integers and between them, in the tails, at a zero.</summary>
public class AiryTests
{
    [Theory]
    [InlineData(-200.5, 0.11758044043697799)]
    [InlineData(-25.3, -0.18035384747745437)]
    [InlineData(-10.2, -0.15369678260708255)]
    [InlineData(-9.6, 0.31465158331169335)]
    [InlineData(-4.5, 0.2921527810559595)]
    [InlineData(-2.338107410459767, 2.743319340666283e-17)]
    [InlineData(-0.5, 0.4757280916105396)]
    [InlineData(0.0, 0.3550280538878172)]
    [InlineData(0.3, 0.2788064819550049)]
    [InlineData(1.5, 0.07174949700810541)]
    [InlineData(4.49, 0.00033750378106632166)]
    [InlineData(9.9, 1.5181958141049102e-10)]
    [InlineData(10.1, 8.026504702909604e-11)]
    [InlineData(30.7, 6.745015138106716e-51)]
    [InlineData(103.5, 1.2145593287760307e-306)]
    public void Values(double x, double expected) =>
        Assert.Equal(expected, SpecialFunctions.AiryAi(x), Math.Max(x < 0 ? 2e-13 : 0, 2e-13 * Math.Abs(expected)));

    [Fact]
    public void Infinities_have_no_value()
    {
        Assert.True(double.IsNaN(SpecialFunctions.AiryAi(double.PositiveInfinity)));
        Assert.True(double.IsNaN(SpecialFunctions.AiryAi(double.NegativeInfinity)));
    }
}
