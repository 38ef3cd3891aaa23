using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>Logarithms of double lanes, as <see cref="FloatLog"/>.</summary>
internal static class DoubleLog
{
    private const double Ln2High = 0.6931471805599453;
    private const double Ln2Low = 2.3190468138462996e-17;

    [MethodImpl(AggressiveInlining)]
    public static V Log<L, V>(V x)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V m = L.Split(x, out V e);
        return L.FixLog(Join<L, V>(L.Sub(m, L.Const(1)), e), x);
    }

    /// <summary>log(1 + x): the exponent of 1 + x, but f from x itself, so that nothing of a small x is lost.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Log1p<L, V>(V x)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V sum = L.Add(x, L.Const(1));
        L.Split(sum, out V e);
        V scale = L.Scale(L.Const(1), L.Neg(e));
        V f = L.Fma(x, scale, L.Sub(scale, L.Const(1)));
        V result = L.FixLog(Join<L, V>(f, e), sum);
        return L.Or(result, L.And(x, L.SignBit));
    }

    /// <summary>log(1 + f) + e log 2.</summary>
    [MethodImpl(AggressiveInlining)]
    private static V Join<L, V>(V f, V e)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V p = Polynomial<L, V>(f);
        V low = L.Fma(L.Mul(f, f), p, L.Mul(e, L.Const(Ln2Low)));
        return L.Fma(e, L.Const(Ln2High), L.Add(low, f));
    }

    /// <summary>(log(1 + f) - f) / f^2.</summary>
    [MethodImpl(AggressiveInlining)]
    private static V Polynomial<L, V>(V f)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V p = L.Fma(L.Const(-0.007083161583842381), f, L.Const(0.02659912128580932));
        p = L.Fma(p, f, L.Const(-0.04725082136275359));
        p = L.Fma(p, f, L.Const(0.056640555226587765));
        p = L.Fma(p, f, L.Const(-0.057803980690921644));
        p = L.Fma(p, f, L.Const(0.058916657585539496));
        p = L.Fma(p, f, L.Const(-0.062241760426437545));
        p = L.Fma(p, f, L.Const(0.06660580953146765));
        p = L.Fma(p, f, L.Const(-0.07143966880694544));
        p = L.Fma(p, f, L.Const(0.07692841047838533));
        p = L.Fma(p, f, L.Const(-0.08333329370751082));
        p = L.Fma(p, f, L.Const(0.09090886683302746));
        p = L.Fma(p, f, L.Const(-0.09999998732524429));
        p = L.Fma(p, f, L.Const(0.1111111162426638));
        p = L.Fma(p, f, L.Const(-0.1250000004372382));
        p = L.Fma(p, f, L.Const(0.1428571427935031));
        p = L.Fma(p, f, L.Const(-0.1666666666607932));
        p = L.Fma(p, f, L.Const(0.20000000000038573));
        p = L.Fma(p, f, L.Const(-0.25000000000003036));
        p = L.Fma(p, f, L.Const(0.3333333333333325));
        p = L.Fma(p, f, L.Const(-0.49999999999999994));
        return p;
    }
}
