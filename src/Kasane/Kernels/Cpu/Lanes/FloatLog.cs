using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>Logarithms of float lanes: x = 2^e (1 + f) with f of [-0.25, 0.5), a minimax polynomial in f, and e log 2 in two parts.</summary>
internal static class FloatLog
{
    private const double Ln2High = 0.693147182464599609375;
    private const double Ln2Low = -1.904654299957767e-09;
    private const double Log2EHigh = 1.4426950216293335;
    private const double Log2ELow = 1.9259629911266175e-08;
    private const double Log10EHigh = 0.4342944920063019;
    private const double Log10ELow = -1.0103050052231683e-08;
    private const double Log10Of2High = 0.3010300099849701;
    private const double Log10Of2Low = -1.4320988897559699e-08;

    [MethodImpl(AggressiveInlining)]
    public static V Log<L, V>(V x)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V m = L.Split(x, out V e);
        return L.FixLog(Join<L, V>(L.Sub(m, L.Const(1)), e), x);
    }

    /// <summary>log(1 + x): the exponent of 1 + x, but f from x itself, so that nothing of a small x is lost.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Log1p<L, V>(V x)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V sum = L.Add(x, L.Const(1));
        L.Split(sum, out V e);
        V scale = L.Scale(L.Const(1), L.Neg(e));
        V f = L.Fma(x, scale, L.Sub(scale, L.Const(1)));
        V result = L.FixLog(Join<L, V>(f, e), sum);
        return L.Or(result, L.And(x, L.SignBit));
    }

    [MethodImpl(AggressiveInlining)]
    public static V Log2<L, V>(V x)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V f = L.Sub(L.Split(x, out V e), L.Const(1));
        V low = L.Mul(L.Mul(f, f), Polynomial<L, V>(f));
        low = L.Fma(low, L.Const(Log2EHigh), L.Mul(f, L.Const(Log2ELow)));
        return L.FixLog(L.Add(L.Fma(f, L.Const(Log2EHigh), low), e), x);
    }

    [MethodImpl(AggressiveInlining)]
    public static V Log10<L, V>(V x)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V f = L.Sub(L.Split(x, out V e), L.Const(1));
        V low = L.Mul(L.Mul(f, f), Polynomial<L, V>(f));
        low = L.Fma(low, L.Const(Log10EHigh), L.Mul(f, L.Const(Log10ELow)));
        low = L.Fma(e, L.Const(Log10Of2Low), low);
        return L.FixLog(L.Fma(e, L.Const(Log10Of2High), L.Fma(f, L.Const(Log10EHigh), low)), x);
    }

    /// <summary>log(1 + f) + e log 2.</summary>
    [MethodImpl(AggressiveInlining)]
    private static V Join<L, V>(V f, V e)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V p = Polynomial<L, V>(f);
        V low = L.Fma(L.Mul(f, f), p, L.Mul(e, L.Const(Ln2Low)));
        return L.Fma(e, L.Const(Ln2High), L.Add(low, f));
    }

    /// <summary>(log(1 + f) - f) / f^2.</summary>
    [MethodImpl(AggressiveInlining)]
    private static V Polynomial<L, V>(V f)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V p = L.Fma(L.Const(-0.045152165f), f, L.Const(0.104725488f));
        p = L.Fma(p, f, L.Const(-0.131639406f));
        p = L.Fma(p, f, L.Const(0.144776314f));
        p = L.Fma(p, f, L.Const(-0.166468784f));
        p = L.Fma(p, f, L.Const(0.19990848f));
        p = L.Fma(p, f, L.Const(-0.250001103f));
        p = L.Fma(p, f, L.Const(0.333334506f));
        return L.Fma(p, f, L.Const(-0.5));
    }
}
