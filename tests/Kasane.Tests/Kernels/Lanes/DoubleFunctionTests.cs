using System.Runtime.Intrinsics;
using Kasane.Internal;

namespace Kasane.Tests.Kernels.Lanes;

/// <summary>Functions of double lanes against the scalar ones of the platform, whose own error is below one unit in the last place.</summary>
public class DoubleFunctionTests
{
    public static TheoryData<string> Names => [.. Functions.Keys];

    private static Dictionary<string, (Func<Vector512<double>, Vector512<double>> Lanes, Func<Vector256<double>, Vector256<double>> Narrower,
        Func<double, double> Scalar)> Functions { get; } = new()
    {
        ["Exp"] = (Lanes512<double>.Exp, Lanes256<double>.Exp, Math.Exp),
        ["Expm1"] = (Lanes512<double>.Expm1, Lanes256<double>.Expm1, ScalarMath.Expm1),
        ["Log"] = (Lanes512<double>.Log, Lanes256<double>.Log, Math.Log),
        ["Log1p"] = (Lanes512<double>.Log1p, Lanes256<double>.Log1p, ScalarMath.Log1p),
        ["Sin"] = (Lanes512<double>.Sin, Lanes256<double>.Sin, Math.Sin),
        ["Cos"] = (Lanes512<double>.Cos, Lanes256<double>.Cos, Math.Cos),
        ["Tanh"] = (Lanes512<double>.Tanh, Lanes256<double>.Tanh, Math.Tanh),
        ["Sigmoid"] = (Lanes512<double>.Sigmoid, Lanes256<double>.Sigmoid, ScalarMath.Sigmoid),
        ["Sqrt"] = (Lanes512<double>.Sqrt, Lanes256<double>.Sqrt, Math.Sqrt),
        ["Exp2"] = (Lanes512<double>.Exp2, Lanes256<double>.Exp2, ScalarMath.Exp2),
        ["Log2"] = (Lanes512<double>.Log2, Lanes256<double>.Log2, Math.Log2),
        ["Tan"] = (Lanes512<double>.Tan, Lanes256<double>.Tan, Math.Tan),
        ["Erfc"] = (Lanes512<double>.Erfc, Lanes256<double>.Erfc, SpecialFunctions.Erfc),
        ["Erf"] = (Lanes512<double>.Erf, Lanes256<double>.Erf, SpecialFunctions.Erf),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesMatchThePlatform(string name)
    {
        var (lanes, narrower, scalar) = Functions[name];
        double[] special =
        [
            0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, 1e-310, 1e-20,
            double.MaxValue, double.MinValue, 709.7, 710, -708.5, -745, -746, 36.9, 19.2, 1e5, 1e6, 1e22,
        ];
        foreach (double x in special) Check(x);
        Random random = new(5);
        for (int i = 0; i < 30_000; i++)
        {
            Check(random.NextDouble() * 4 - 2);
            Check(random.NextDouble() * 1400 - 700);
            Check(Math.Exp(random.NextDouble() * 1400 - 700) * (random.Next(2) * 2 - 1));
        }

        void Check(double x)
        {
            double actual = lanes(Vector512.Create(x))[5];
            double distance = Ulps.Between(actual, scalar(x));
            if (!(distance <= 3)) Assert.Fail($"{name}({x:R}) = {actual:R} rather than {scalar(x):R}: {distance} ulp");
            double other = narrower(Vector256.Create(x))[2];
            if (!actual.Equals(other)) Assert.Fail($"{name}({x:R}) is {actual:R} or {other:R}.");
        }
    }
}
