using System.Runtime.Intrinsics;
using Kasane.Internal;

namespace Kasane.Tests.Kernels.Lanes;

/// <summary>Functions of two floats that go through double lanes, against the scalar definitions of their ops.</summary>
public class FloatPairTests
{
    private static readonly float[] Special =
    [
        0f, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon, 1.17549435e-38f, float.MaxValue, float.MinValue,
        1f, -1f, 0.5f, 3f, -3f, 7f, 0.1f, -0.1f, 1e-20f, 1e20f, -1e30f, 16777216f, 4.5035996e15f, 1e-40f, 5.5f, -2.5f,
    ];

    [Fact]
    public void Fmod_is_exact() => Check<WideRemainder.Fmod>((a, b) => (float)default(FmodOp).Reference(a, b), 0);

    [Fact]
    public void Remainder_is_rounded_once() => Check<WideRemainder.Remainder>((a, b) => (float)default(RemainderOp).Reference(a, b), 0);

    [Fact]
    public void Quotient_belongs_to_the_remainder() => Check<WideRemainder.Quotient>((a, b) => (float)default(DivFloorOp).Reference(a, b), 0);

    [Fact]
    public void Hypot_neither_overflows_nor_vanishes() => Check<WideHypot>((a, b) => (float)default(HypotOp).Reference(a, b), 1);

    private static float AnyFloat(Random random) => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));

    private static void Check<F>(Func<float, float, float> truth, int ulps)
        where F : struct, IDoubleFunction2
    {
        var pairs = new List<(float A, float B)>();
        foreach (var a in Special)
            foreach (var b in Special) pairs.Add((a, b));
        var random = new Random(7);
        while (pairs.Count < 20000)
        {
            pairs.Add((AnyFloat(random), AnyFloat(random)));
            pairs.Add(((float)(random.NextDouble() - 0.5) * 1000, (float)(random.NextDouble() - 0.5)));
            pairs.Add((random.Next(-1000, 1000), random.Next(-30, 30) / 2f));
        }

        var (x, y) = (new float[16], new float[16]);
        for (int start = 0; start < pairs.Count; start += 16)
        {
            for (int i = 0; i < 16; i++) (x[i], y[i]) = pairs[Math.Min(start + i, pairs.Count - 1)];
            var at512 = Lanes512<float>.InDouble2<F>(Vector512.Create(x), Vector512.Create(y));
            for (int i = 0; i < 16; i++)
            {
                float expected = truth(x[i], y[i]);
                long apart = Math.Abs((long)BitConverter.SingleToInt32Bits(at512[i]) - BitConverter.SingleToInt32Bits(expected));
                Assert.True(apart <= ulps || (float.IsNaN(expected) && float.IsNaN(at512[i])), $"({x[i]:G9}, {y[i]:G9}): {at512[i]:G9} rather than {expected:G9}");
                float at256 = Lanes256<float>.InDouble2<F>(Vector256.Create(x[i]), Vector256.Create(y[i]))[0];
                float at128 = Lanes128<float>.InDouble2<F>(Vector128.Create(x[i]), Vector128.Create(y[i]))[0];
                Assert.True(Ulps.SameBits(at512[i], at256) && Ulps.SameBits(at512[i], at128), $"({x[i]:G9}, {y[i]:G9}): {at512[i]:G9}, {at256:G9}, {at128:G9}");
            }
        }
    }
}
