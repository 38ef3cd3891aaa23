namespace Kasane.Tests.Kernels.Lanes;

/// <summary>
/// Functions of float lanes against double, over a sample of all 2^32 floats (all of them if KASANE_NIGHTLY is 1), and width against width.
/// </summary>
public class FloatFunctionTests
{
    private const int Block = 16384;

    private static readonly uint Stride = Environment.GetEnvironmentVariable("KASANE_NIGHTLY") == "1" ? 1u : 9973u;

    [Theory]
    [MemberData(nameof(FloatFunction.Names), MemberType = typeof(FloatFunction))]
    public void ErrorsStayWithinTheBoundAndWidthsAgree(string name)
    {
        FloatFunction function = FloatFunction.Named(name);
        float[] x = new float[Block];
        ulong bits = 0;
        while (bits <= uint.MaxValue)
        {
            for (int i = 0; i < Block; i++, bits += Stride) x[i] = BitConverter.UInt32BitsToSingle((uint)Math.Min(bits, uint.MaxValue));
            Check(function, x);
        }
    }

    [Theory]
    [MemberData(nameof(FloatFunction.Names), MemberType = typeof(FloatFunction))]
    public void SpecialValuesAreRight(string name)
    {
        float[] values =
        [
            0f, -0f, float.NaN, -float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon,
            1.17549435e-38f, -1.17549435e-38f, 1.1754942e-38f, 1e-40f, float.MaxValue, float.MinValue, 1f, -1f,
            88.7228f, 88.72284f, 88.8f, -87.4f, -103.97f, -103.98f, -104.5f, 89.4f, 89.5f, 128f, 127.99999f, -126.5f, -149f, -149.6f, -150f, -152f,
            0.99999994f, -0.99999994f, 1.0000001f, -1.0000001f, 1e5f, 100001f, 1e10f, 1e30f, -1e30f, 1.5f,
            1.5707964f, 3.1415927f, 6.2831855f, 0.625f, 0.5f, -0.5f, 9.0109f, 9.2f, 3.9f, 4f,
            10.05f, 10.06f, 1e-8f, -1e-8f, 1e-20f, 16.6f, 17.5f, 0.75f, 1.4999999f, 2f,
            2.7182817f, 10f, 1e-7f, 1e-30f, 3.4e38f, 1000f,
        ];
        Array.Resize(ref values, (values.Length + 15) / 16 * 16);
        Check(FloatFunction.Named(name), values);
    }

    /// <summary>
    /// The bits themselves, whatever the instruction set: a change here is a change of results for every user. (Sine, cosine and tangent
    /// within their vector range, since beyond it the platform's own functions are used.)
    /// </summary>
    [Theory]
    [InlineData("Exp", 18441909642326615884)]
    [InlineData("Expm1", 7270073375840545921)]
    [InlineData("Log", 6962318973114690700)]
    [InlineData("Log1p", 14864816307740863849)]
    [InlineData("Sin", 15143899963536777993)]
    [InlineData("Cos", 2285762429142597325)]
    [InlineData("Tanh", 7245397888973552893)]
    [InlineData("Sigmoid", 4253651641457603258)]
    [InlineData("Erf", 6767266795275010203)]
    [InlineData("Atan", 16121480125407062242)]
    public void BitsStayAsTheyAre(string name, ulong expected)
    {
        float[] x = new float[Block];
        float[] y = new float[Block];
        for (int i = 0; i < Block; i++) x[i] = (i % 2 == 0 ? 1 : -1) * MathF.ScaleB(1 + i / (float)Block, i % 40 - 24);
        FloatFunction.Named(name).Apply512(x, y);
        ulong hash = 1;
        foreach (float value in y)
        {
            uint bits = float.IsNaN(value) ? 0x7FC00000 : BitConverter.SingleToUInt32Bits(value);
            hash = (hash ^ bits) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
        }

        Assert.Equal(expected, hash);
    }

    private static void Check(FloatFunction function, float[] x)
    {
        float[] at512 = new float[x.Length];
        float[] at256 = new float[x.Length];
        float[] at128 = new float[x.Length];
        function.Apply512(x, at512);
        function.Apply256(x, at256);
        function.Apply128(x, at128);
        for (int i = 0; i < x.Length; i++)
        {
            double truth = function.Truth(x[i]);
            double error = Ulps.Error(at512[i], truth);
            if (!(error <= function.MaxUlps)) Assert.Fail($"{function.Name}({x[i]:G9}) = {at512[i]:G9} rather than {truth:G12}: {error:F3} ulp");
            if (!Ulps.SameBits(at512[i], at256[i]) || !Ulps.SameBits(at512[i], at128[i]))
            {
                Assert.Fail($"{function.Name}({x[i]:G9}) is {at512[i]:G9}, {at256[i]:G9}, {at128[i]:G9} at the widths 512, 256, 128.");
            }
        }
    }
}
