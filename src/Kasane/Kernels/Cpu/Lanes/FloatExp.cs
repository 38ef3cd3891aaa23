using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>
/// Exponentials of float lanes: x = n log 2 + r, a minimax polynomial in r, and the exponent n put back (Cody and Waite 1980).
/// </summary>
internal static class FloatExp
{
    /// <summary>1.5 * 2^23: adding it rounds to an integer, which then stands in the low bits.</summary>
    public const double Shifter = 12582912;

    private const double Log2E = 1.4426950408889634;
    private const double MinusLn2High = -0.693147182464599609375;
    private const double MinusLn2Low = 1.904654299957767e-09;

    [MethodImpl(AggressiveInlining)]
    public static V Exp<L, V>(V x)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        x = L.AtMost(L.Const(89), L.AtLeast(L.Const(-104), x));
        V p = Reduced<L, V>(x, out V shifted);
        return L.Scale(p, L.Sub(shifted, L.Const(Shifter)));
    }

    /// <summary>For arguments of -87 .. 88, whose exponentials are normal numbers.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V ExpNormal<L, V>(V x)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V p = Reduced<L, V>(x, out V shifted);
        return L.Mul(p, L.AddBits(L.Const(1), L.ShiftLeft(shifted, 23)));
    }

    [MethodImpl(AggressiveInlining)]
    public static V Exp2<L, V>(V x)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        x = L.AtMost(L.Const(129), L.AtLeast(L.Const(-151), x));
        V shifted = L.Add(x, L.Const(Shifter));
        V n = L.Sub(shifted, L.Const(Shifter));
        V r = L.Sub(x, n);
        V p = L.Fma(L.Const(1.43325524e-05f), r, L.Const(0.000154521927f));
        p = L.Fma(p, r, L.Const(0.00133379456f));
        p = L.Fma(p, r, L.Const(0.00961808674f));
        p = L.Fma(p, r, L.Const(0.0555040501f));
        p = L.Fma(p, r, L.Const(0.240226507f));
        p = L.Fma(p, r, L.Const(0.693147182f));
        p = L.Fma(p, r, L.Const(1));
        return L.Scale(p, n);
    }

    [MethodImpl(AggressiveInlining)]
    public static V Expm1<L, V>(V x)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V sign = L.And(x, L.SignBit);
        x = L.AtMost(L.Const(89), L.AtLeast(L.Const(-20), x));
        V shifted = L.Fma(x, L.Const(Log2E), L.Const(Shifter));
        V n = L.Sub(shifted, L.Const(Shifter));
        V r = L.Fma(n, L.Const(MinusLn2High), x);
        r = L.Fma(n, L.Const(MinusLn2Low), r);
        V p = L.Fma(L.Const(0.000197643531f), r, L.Const(0.00139323657f));
        p = L.Fma(p, r, L.Const(0.00833354332f));
        p = L.Fma(p, r, L.Const(0.0416664928f));
        p = L.Fma(p, r, L.Const(0.166666657f));
        p = L.Fma(p, r, L.Const(0.5));
        p = L.Fma(L.Mul(r, r), p, r);

        // 2^n (1 + p) - 1, halved on the way because 2^128 is no float. Tiny x are their own result, which halving could round.
        V scale = L.AddBits(L.Const(0.5), L.ShiftLeft(shifted, 23));
        V half = L.Fma(p, scale, L.Sub(scale, L.Const(0.5)));
        V result = L.Select(L.Less(L.Abs(x), L.Const(1e-10)), x, L.Add(half, half));
        return L.Or(result, sign);
    }

    /// <summary>The polynomial of the reduced argument, 0.7 .. 1.42, and the rounded x / log 2 in the low bits.</summary>
    [MethodImpl(AggressiveInlining)]
    private static V Reduced<L, V>(V x, out V shifted)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        shifted = L.Fma(x, L.Const(Log2E), L.Const(Shifter));
        V n = L.Sub(shifted, L.Const(Shifter));
        V r = L.Fma(n, L.Const(MinusLn2High), x);
        r = L.Fma(n, L.Const(MinusLn2Low), r);
        V p = L.Fma(L.Const(0.00138189388f), r, L.Const(0.00836870354f));
        p = L.Fma(p, r, L.Const(0.0416682884f));
        p = L.Fma(p, r, L.Const(0.166665211f));
        p = L.Fma(p, r, L.Const(0.49999994f));
        p = L.Fma(p, r, L.Const(1));
        return L.Fma(p, r, L.Const(1));
    }
}
