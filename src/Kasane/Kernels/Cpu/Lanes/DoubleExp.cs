using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>Exponentials of double lanes, as <see cref="FloatExp"/>.</summary>
internal static class DoubleExp
{
    /// <summary>1.5 * 2^52: adding it rounds to an integer, which then stands in the low bits.</summary>
    public const double Shifter = 6755399441055744;

    private const double Log2E = 1.4426950408889634;
    private const double MinusLn2High = -0.6931471805599453;
    private const double MinusLn2Low = -2.3190468138462996e-17;

    [MethodImpl(AggressiveInlining)]
    public static V Exp<L, V>(V x)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        x = L.AtMost(L.Const(710), L.AtLeast(L.Const(-746), x));
        V p = Reduced<L, V>(x, out V shifted);
        return L.Scale(p, L.Sub(shifted, L.Const(Shifter)));
    }

    /// <summary>For arguments of -708 .. 709, whose exponentials are normal numbers.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V ExpNormal<L, V>(V x)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V p = Reduced<L, V>(x, out V shifted);
        return L.Mul(p, L.AddBits(L.Const(1), L.ShiftLeft(shifted, 52)));
    }

    [MethodImpl(AggressiveInlining)]
    public static V Expm1<L, V>(V x)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V sign = L.And(x, L.SignBit);
        x = L.AtMost(L.Const(710), L.AtLeast(L.Const(-40), x));
        V shifted = L.Fma(x, L.Const(Log2E), L.Const(Shifter));
        V n = L.Sub(shifted, L.Const(Shifter));
        V r = L.Fma(n, L.Const(MinusLn2High), x);
        r = L.Fma(n, L.Const(MinusLn2Low), r);
        V p = L.Fma(L.Const(2.0875310661039852e-09), r, L.Const(2.5108985003101787e-08));
        p = L.Fma(p, r, L.Const(2.755740264481674e-07));
        p = L.Fma(p, r, L.Const(2.7557244451709755e-06));
        p = L.Fma(p, r, L.Const(2.4801587172943353e-05));
        p = L.Fma(p, r, L.Const(0.0001984126988577785));
        p = L.Fma(p, r, L.Const(0.0013888888888961644));
        p = L.Fma(p, r, L.Const(0.00833333333332182));
        p = L.Fma(p, r, L.Const(0.04166666666666651));
        p = L.Fma(p, r, L.Const(0.16666666666666677));
        p = L.Fma(p, r, L.Const(0.5));
        p = L.Fma(L.Mul(r, r), p, r);

        // 2^n (1 + p) - 1, halved on the way because 2^1024 is no double. Tiny x are their own result, which halving could round.
        V scale = L.AddBits(L.Const(0.5), L.ShiftLeft(shifted, 52));
        V half = L.Fma(p, scale, L.Sub(scale, L.Const(0.5)));
        V result = L.Select(L.Less(L.Abs(x), L.Const(1e-20)), x, L.Add(half, half));
        return L.Or(result, sign);
    }

    /// <summary>The polynomial of the reduced argument, 0.7 .. 1.42, and the rounded x / log 2 in the low bits.</summary>
    [MethodImpl(AggressiveInlining)]
    private static V Reduced<L, V>(V x, out V shifted)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        shifted = L.Fma(x, L.Const(Log2E), L.Const(Shifter));
        V n = L.Sub(shifted, L.Const(Shifter));
        V r = L.Fma(n, L.Const(MinusLn2High), x);
        r = L.Fma(n, L.Const(MinusLn2Low), r);
        V p = L.Fma(L.Const(2.4998874598617044e-08), r, L.Const(2.763015062207543e-07));
        p = L.Fma(p, r, L.Const(2.7557590161234994e-06));
        p = L.Fma(p, r, L.Const(2.480149353611129e-05));
        p = L.Fma(p, r, L.Const(0.000198412695028483));
        p = L.Fma(p, r, L.Const(0.0013888888943011457));
        p = L.Fma(p, r, L.Const(0.008333333333495544));
        p = L.Fma(p, r, L.Const(0.04166666666653351));
        p = L.Fma(p, r, L.Const(0.16666666666666413));
        p = L.Fma(p, r, L.Const(0.500000000000001));
        p = L.Fma(p, r, L.Const(1));
        return L.Fma(p, r, L.Const(1));
    }
}
