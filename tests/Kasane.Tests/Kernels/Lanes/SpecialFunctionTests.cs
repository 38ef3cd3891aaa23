using System.Globalization;
using Kasane.Internal;

namespace Kasane.Tests.Kernels.Lanes;

/// <summary>Special functions against values of 50 digits, and at their poles and limits.</summary>
public class SpecialFunctionTests
{
    private static readonly Dictionary<string, Func<double, double>> OfOne = new()
    {
        ["Erf"] = SpecialFunctions.Erf,
        ["Erfc"] = SpecialFunctions.Erfc,
        ["Erfcx"] = SpecialFunctions.Erfcx,
        ["ErfInv"] = SpecialFunctions.ErfInv,
        ["Ndtri"] = SpecialFunctions.Ndtri,
        ["Ndtr"] = SpecialFunctions.Ndtr,
        ["LogNdtr"] = SpecialFunctions.LogNdtr,
        ["Lgamma"] = SpecialFunctions.Lgamma,
        ["Digamma"] = SpecialFunctions.Digamma,
        ["Trigamma"] = SpecialFunctions.Trigamma,
        ["I0"] = SpecialFunctions.I0,
        ["I1"] = SpecialFunctions.I1,
        ["I0e"] = SpecialFunctions.I0e,
        ["I1e"] = SpecialFunctions.I1e,
        ["BesselJ0"] = SpecialFunctions.BesselJ0,
        ["BesselJ1"] = SpecialFunctions.BesselJ1,
        ["BesselY0"] = SpecialFunctions.BesselY0,
        ["BesselY1"] = SpecialFunctions.BesselY1,
        ["K0"] = SpecialFunctions.K0,
        ["K1"] = SpecialFunctions.K1,
        ["K0e"] = SpecialFunctions.K0e,
        ["K1e"] = SpecialFunctions.K1e,
        ["Sinc"] = SpecialFunctions.Sinc,
        ["Entr"] = SpecialFunctions.Entr,
    };

    private static readonly Dictionary<string, Func<double, double, double>> OfTwo = new()
    {
        ["Polygamma"] = (n, x) => SpecialFunctions.Polygamma((int)n, x),
        ["Zeta"] = SpecialFunctions.Zeta,
        ["IGamma"] = SpecialFunctions.IGamma,
        ["IGammac"] = SpecialFunctions.IGammac,
    };

    public static TheoryData<string> Names => [.. OfOne.Keys, .. OfTwo.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesMatch(string name)
    {
        int count = 0;
        foreach (string line in SpecialFunctionValues.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] words = line.Split(' ');
            if (words[0] != name) continue;
            double[] numbers = [.. words[1..].Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
            double actual = numbers.Length == 2 ? OfOne[name](numbers[0]) : OfTwo[name](numbers[0], numbers[1]);
            double error = Math.Abs(actual - numbers[^1]);
            bool oscillates = name.StartsWith("Bessel", StringComparison.Ordinal);
            double bound = 1e-14 * Math.Max(Math.Abs(numbers[^1]), oscillates ? 0.05 : 0);
            Assert.True(error <= bound, $"{line}: {actual:R}, off by {error / Math.Abs(numbers[^1]):G3}");
            count++;
        }

        Assert.True(count > 2);
    }

    [Fact]
    public void NaNStaysNaN()
    {
        foreach ((string name, Func<double, double> function) in OfOne) Assert.True(double.IsNaN(function(double.NaN)), name);
        foreach ((string name, Func<double, double, double> function) in OfTwo) Assert.True(double.IsNaN(function(3, double.NaN)), name);
    }

    [Fact]
    public void PolesAndLimitsAreRight()
    {
        const double Infinity = double.PositiveInfinity;
        Equal(1, SpecialFunctions.Erf(Infinity));
        Equal(2, SpecialFunctions.Erfc(-Infinity));
        Equal(0, SpecialFunctions.Erfc(Infinity));
        Equal(0, SpecialFunctions.Erfcx(Infinity));
        Equal(Infinity, SpecialFunctions.Erfcx(-Infinity));
        Equal(Infinity, SpecialFunctions.ErfInv(1));
        Equal(-Infinity, SpecialFunctions.ErfInv(-1));
        Equal(double.NaN, SpecialFunctions.ErfInv(1.1));
        Equal(-Infinity, SpecialFunctions.Ndtri(0));
        Equal(Infinity, SpecialFunctions.Ndtri(1));
        Equal(double.NaN, SpecialFunctions.Ndtri(-0.1));
        Equal(0, SpecialFunctions.Ndtr(-Infinity));
        Equal(1, SpecialFunctions.Ndtr(Infinity));
        Equal(-Infinity, SpecialFunctions.LogNdtr(-Infinity));
        Equal(0, SpecialFunctions.LogNdtr(Infinity));
        Equal(Infinity, SpecialFunctions.Lgamma(0));
        Equal(Infinity, SpecialFunctions.Lgamma(-3));
        Equal(Infinity, SpecialFunctions.Lgamma(Infinity));
        Equal(0, SpecialFunctions.Lgamma(1));
        Equal(0, SpecialFunctions.Lgamma(2));
        Equal(-Infinity, SpecialFunctions.Digamma(0));
        Equal(Infinity, SpecialFunctions.Digamma(-0.0));
        Equal(double.NaN, SpecialFunctions.Digamma(-2));
        Equal(Infinity, SpecialFunctions.Trigamma(0));
        Equal(Infinity, SpecialFunctions.Zeta(1, 2));
        Equal(Infinity, SpecialFunctions.Zeta(2, -3));
        Equal(double.NaN, SpecialFunctions.Zeta(0.5, 2));
        Equal(double.NaN, SpecialFunctions.Zeta(2.5, -0.5));
        Equal(1, SpecialFunctions.I0(0));
        Equal(Infinity, SpecialFunctions.I0(Infinity));
        Equal(-Infinity, SpecialFunctions.I1(-Infinity));
        Equal(0, SpecialFunctions.I1(0));
        Equal(1, SpecialFunctions.BesselJ0(0));
        Equal(0, SpecialFunctions.BesselJ1(0));
        Equal(0, SpecialFunctions.BesselJ0(Infinity));
        Equal(0, SpecialFunctions.BesselY1(Infinity));
        Equal(-Infinity, SpecialFunctions.BesselY0(0));
        Equal(double.NaN, SpecialFunctions.BesselY1(-1));
        Equal(Infinity, SpecialFunctions.K0(0));
        Equal(Infinity, SpecialFunctions.K1(0));
        Equal(0, SpecialFunctions.K1(Infinity));
        Equal(double.NaN, SpecialFunctions.K0(-1));
        Equal(0, SpecialFunctions.IGamma(2, 0));
        Equal(1, SpecialFunctions.IGamma(0, 2));
        Equal(1, SpecialFunctions.IGamma(2, Infinity));
        Equal(0, SpecialFunctions.IGammac(2, Infinity));
        Equal(double.NaN, SpecialFunctions.IGamma(-1, 2));
        Equal(1, SpecialFunctions.Sinc(0));
        Equal(0, SpecialFunctions.Entr(0));
        Equal(-Infinity, SpecialFunctions.Entr(-1));
    }

    private static void Equal(double expected, double actual) => Assert.True(
        expected.Equals(actual) || (expected == 0 && Math.Abs(actual) < 1e-300) || Math.Abs(actual - expected) <= 1e-15 * Math.Abs(expected),
        $"{actual} rather than {expected}");
}
