using System.Runtime.Intrinsics;
using Kasane.Internal;

namespace Kasane.Tests.Kernels.Lanes;

/// <summary>Powers and angles of float lanes: two arguments, so samples and special values.</summary>
public class FloatPowerTests
{
    private static readonly float[] Special =
    [
        0, -0f, 1, -1, 2, -2, 0.5f, -0.5f, 3, -3, 1.5f, 2.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity,
        float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, 16777217, 16777216, -16777215, 8388607.5f, -8388607,
        0.99999994f, 1.0000001f, -0.99999994f, 2147483648f, 1e10f, 1e-40f, 127, -149, 1e-20f,
    ];

    [Fact]
    public void PowersOfSpecialValuesFollowIeee754()
    {
        foreach (float x in Special)
        {
            foreach (float y in Special) CheckPower(x, y);
        }
    }

    [Fact]
    public void PowersStayWithinTheBound()
    {
        Random random = new(3);
        int rounds = Environment.GetEnvironmentVariable("KASANE_NIGHTLY") == "1" ? 100_000_000 : 100_000;
        for (int i = 0; i < rounds; i++)
        {
            float x = BitConverter.Int32BitsToSingle(random.Next(1, 0x7F800000));
            switch (i % 4)
            {
                case 0: CheckPower(x, (float)((random.NextDouble() * 300 - 150) / Math.Log2(x))); break;
                case 1: CheckPower(x, BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))); break;
                case 2: CheckPower(-random.Next(1, 50) / (float)(1 << random.Next(4)), random.Next(-30, 30)); break;
                default:
                    float near1 = 1 + (float)((random.NextDouble() - 0.5) * 1e-3);
                    CheckPower(near1, (float)((random.NextDouble() * 170 - 85) / Math.Log(near1)));
                    break;
            }
        }
    }

    [Fact]
    public void AnglesAreRight()
    {
        foreach (float y in Special)
        {
            foreach (float x in Special) CheckAngle(y, x);
        }

        Random random = new(4);
        for (int i = 0; i < 100_000; i++)
        {
            CheckAngle(
                BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)),
                BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)));
            CheckAngle((float)random.NextDouble() - 0.5f, (float)random.NextDouble() - 0.5f);
        }
    }

    private static void CheckPower(float x, float y)
    {
        float power = Lanes128<float>.Pow(Vector128.Create(x), Vector128.Create(y))[1];
        double error = Ulps.Error(power, Math.Pow(x, y));
        if (!(error <= 0.6)) Assert.Fail($"pow({x:G9}, {y:G9}) = {power:G9} rather than {Math.Pow(x, y):G12}: {error:F3} ulp");
        float wide = Lanes512<float>.Pow(Vector512.Create(x), Vector512.Create(y))[7];
        if (!Ulps.SameBits(power, wide)) Assert.Fail($"pow({x:G9}, {y:G9}) is {power:G9} or {wide:G9}.");
    }

    private static void CheckAngle(float y, float x)
    {
        float angle = Lanes256<float>.Atan2(Vector256.Create(y), Vector256.Create(x))[1];
        double error = Ulps.Error(angle, Math.Atan2(y, x));
        if (!(error <= 0.51)) Assert.Fail($"atan2({y:G9}, {x:G9}) = {angle:G9} rather than {Math.Atan2(y, x):G12}: {error:F3} ulp");
    }
}
