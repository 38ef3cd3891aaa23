using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>Sine and cosine of double lanes, as <see cref="FloatTrigonometry"/>; lanes beyond <see cref="Limit"/> one by one.</summary>
internal static unsafe class DoubleTrigonometry
{
    public const double Limit = 1e5;
    private const double TwoOverPi = 0.63661977236758134308;
    private const double MinusHalfPi1 = -1.5707963267948966;
    private const double MinusHalfPi2 = -6.123233995736766e-17;
    private const double MinusHalfPi3 = 1.4973849048591698e-33;

    [MethodImpl(AggressiveInlining)]
    public static V Sin<L, V>(V x)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V a = L.Abs(x);
        V r = Reduce<L, V>(a, out V shifted);
        V even = L.NoCommonBits(shifted, L.IntegerBits(1));
        V result = L.Select(even, SinPolynomial<L, V>(r), CosPolynomial<L, V>(r));
        V sign = L.And(L.Xor(L.ShiftLeft(shifted, 62), x), L.SignBit);
        result = L.Xor(result, sign);
        V far = L.Less(L.Const(Limit), a);
        return L.Any(far) ? L.Select(far, L.Map(x, &Math.Sin), result) : result;
    }

    [MethodImpl(AggressiveInlining)]
    public static V Cos<L, V>(V x)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V a = L.Abs(x);
        V r = Reduce<L, V>(a, out V shifted);
        V even = L.NoCommonBits(shifted, L.IntegerBits(1));
        V result = L.Select(even, CosPolynomial<L, V>(r), SinPolynomial<L, V>(r));
        V sign = L.And(L.ShiftLeft(L.AddBits(shifted, L.IntegerBits(1)), 62), L.SignBit);
        result = L.Xor(result, sign);
        V far = L.Less(L.Const(Limit), a);
        return L.Any(far) ? L.Select(far, L.Map(x, &Math.Cos), result) : result;
    }

    [MethodImpl(AggressiveInlining)]
    public static V Reduce<L, V>(V a, out V shifted)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        shifted = L.Fma(a, L.Const(TwoOverPi), L.Const(DoubleExp.Shifter));
        V n = L.Sub(shifted, L.Const(DoubleExp.Shifter));
        V r = L.Fma(n, L.Const(MinusHalfPi1), a);
        r = L.Fma(n, L.Const(MinusHalfPi2), r);
        return L.Fma(n, L.Const(MinusHalfPi3), r);
    }

    [MethodImpl(AggressiveInlining)]
    public static V SinPolynomial<L, V>(V r)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V t = L.Mul(r, r);
        V p = L.Fma(L.Const(-7.57933660746799e-13), t, L.Const(1.6058381483883636e-10));
        p = L.Fma(p, t, L.Const(-2.5052105047975978e-08));
        p = L.Fma(p, t, L.Const(2.7557319214815046e-06));
        p = L.Fma(p, t, L.Const(-0.00019841269841256546));
        p = L.Fma(p, t, L.Const(0.008333333333333325));
        p = L.Fma(p, t, L.Const(-0.16666666666666666));
        return L.Fma(L.Mul(r, t), p, r);
    }

    [MethodImpl(AggressiveInlining)]
    public static V CosPolynomial<L, V>(V r)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V t = L.Mul(r, r);
        V p = L.Fma(L.Const(4.736590285841082e-14), t, L.Const(-1.1470255418758875e-11));
        p = L.Fma(p, t, L.Const(2.0876753981922064e-09));
        p = L.Fma(p, t, L.Const(-2.755731921333779e-07));
        p = L.Fma(p, t, L.Const(2.4801587301565485e-05));
        p = L.Fma(p, t, L.Const(-0.0013888888888888866));
        p = L.Fma(p, t, L.Const(0.041666666666666664));
        p = L.Fma(p, t, L.Const(-0.5));
        return L.Fma(p, t, L.Const(1));
    }
}
