using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>
/// The Box-Muller transform of blocks of 16 uniform numbers: element j (0 .. 7) gives the radius, element j + 8 the angle of two
/// independent normal numbers. In float32 the logarithm, sine and cosine are the polynomials of the Cephes library, written so that every
/// operation rounds as in PyTorch's AVX2 code: the results are equal bit by bit.
/// </summary>
internal static class NormalKernel
{
    /// <summary>Elements per block.</summary>
    public const int Block = 16;

    /// <summary>Transforms every full block; what is left at the end stays uniform.</summary>
    public static void Transform(Span<float> uniform, float mean, float std)
    {
        for (; uniform.Length >= Block; uniform = uniform[Block..])
        {
            var radius = Vector256.Sqrt(Vector256.Create(-2f) * Log(Vector256<float>.One - Vector256.Create<float>(uniform)));
            var (sin, cos) = SinCos(Vector256.Create((float)(2 * Math.PI)) * Vector256.Create<float>(uniform[8..]));
            Fma(radius * cos, Vector256.Create(std), Vector256.Create(mean)).CopyTo(uniform);
            Fma(radius * sin, Vector256.Create(std), Vector256.Create(mean)).CopyTo(uniform[8..]);
        }
    }

    /// <summary>Transforms every full block; what is left at the end stays uniform.</summary>
    public static void Transform(Span<double> uniform, double mean, double std)
    {
        for (; uniform.Length >= Block; uniform = uniform[Block..])
        {
            for (var j = 0; j < 8; j++)
            {
                var radius = Math.Sqrt(-2 * Math.Log(1 - uniform[j]));
                var (sin, cos) = Math.SinCos(2 * Math.PI * uniform[j + 8]);
                uniform[j] = (radius * cos * std) + mean;
                uniform[j + 8] = (radius * sin * std) + mean;
            }
        }
    }

    /// <summary>The logarithm of 0 &lt; x &lt;= 1: x = m 2^e with m near 1, a polynomial for log m, and e log 2 in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Log(Vector256<float> x)
    {
        var bits = x.AsInt32();
        var e = Vector256.ConvertToSingle((bits >>> 23) - Vector256.Create(126));
        var m = ((bits & Vector256.Create(0x007FFFFF)) | Vector256.Create(0x3F000000)).AsSingle();
        var small = Vector256.LessThan(m, Vector256.Create(0.707106781186547524f));
        e -= small & Vector256<float>.One;
        x = m - Vector256<float>.One + (small & m);

        var z = x * x;
        var y = Vector256.Create(7.0376836292e-2f);
        y = Fma(y, x, -1.1514610310e-1f);
        y = Fma(y, x, 1.1676998740e-1f);
        y = Fma(y, x, -1.2420140846e-1f);
        y = Fma(y, x, 1.4249322787e-1f);
        y = Fma(y, x, -1.6668057665e-1f);
        y = Fma(y, x, 2.0000714765e-1f);
        y = Fma(y, x, -2.4999993993e-1f);
        y = Fma(y, x, 3.3333331174e-1f);
        y *= x;
        y = Fma(y, z, e * Vector256.Create(-2.12194440e-4f));
        y = Fma(z, Vector256.Create(-0.5f), y);
        x += y;
        return Fma(e, Vector256.Create(0.693359375f), x);
    }

    /// <summary>Sine and cosine of x >= 0: x minus the nearest even multiple j of pi/4, two polynomials, and signs by the octant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Sin, Vector256<float> Cos) SinCos(Vector256<float> x)
    {
        var j = Vector256.ConvertToInt32Native(x * Vector256.Create(1.27323954473516f));
        j = (j + Vector256<int>.One) & Vector256.Create(~1);
        var y = Vector256.ConvertToSingle(j);
        var four = Vector256.Create(4);
        var sinSign = ((j & four) << 29).AsSingle();
        var cosSign = (Vector256.AndNot(four, j - Vector256.Create(2)) << 29).AsSingle();
        var straight = Vector256.Equals(j & Vector256.Create(2), Vector256<int>.Zero).AsSingle();

        x = Fma(y, Vector256.Create(-0.78515625f), x);
        x = Fma(y, Vector256.Create(-2.4187564849853515625e-4f), x);
        x = Fma(y, Vector256.Create(-3.77489497744594108e-8f), x);
        var z = x * x;

        var c = Vector256.Create(2.443315711809948e-5f);
        c = Fma(c, z, -1.388731625493765e-3f);
        c = Fma(c, z, 4.166664568298827e-2f);
        c *= z;
        c = Fma(c, z, -(z * Vector256.Create(0.5f)));
        c += Vector256<float>.One;

        var s = Vector256.Create(-1.9515295891e-4f);
        s = Fma(s, z, 8.3321608736e-3f);
        s = Fma(s, z, -1.6666654611e-1f);
        s *= z;
        s = Fma(s, x, x);

        return (Vector256.ConditionalSelect(straight, s, c) ^ sinSign, Vector256.ConditionalSelect(straight, c, s) ^ cosSign);
    }

    private static Vector256<float> Fma(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.FusedMultiplyAdd(a, b, c);

    private static Vector256<float> Fma(Vector256<float> a, Vector256<float> b, float c) =>
        Vector256.FusedMultiplyAdd(a, b, Vector256.Create(c));
}
