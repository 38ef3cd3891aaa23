using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>
/// Sine and cosine of float lanes: |x| = n pi/2 + r with pi/2 in three parts (Cody and Waite 1980), minimax polynomials in r, and the
/// quadrant from n. Lanes beyond <see cref="Limit"/> are done one by one in double.
/// </summary>
internal static unsafe class FloatTrigonometry
{
    private const double Limit = 1e5;
    private const double TwoOverPi = 0.63661977236758134308;
    private const double MinusHalfPi1 = -1.57079637050628662109375;
    private const double MinusHalfPi2 = 4.37113900018624283e-8;
    private const double MinusHalfPi3 = 1.71512449105169e-15;

    [MethodImpl(AggressiveInlining)]
    public static V Sin<L, V>(V x)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V a = L.Abs(x);
        V r = Reduce<L, V>(a, out V shifted);
        V even = L.NoCommonBits(shifted, L.IntegerBits(1));
        V result = L.Select(even, SinPolynomial<L, V>(r), CosPolynomial<L, V>(r));
        V sign = L.And(L.Xor(L.ShiftLeft(shifted, 30), x), L.SignBit);
        result = L.Xor(result, sign);
        V far = L.Less(L.Const(Limit), a);
        return L.Any(far) ? L.Select(far, L.Map(x, &Math.Sin), result) : result;
    }

    [MethodImpl(AggressiveInlining)]
    public static V Cos<L, V>(V x)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V a = L.Abs(x);
        V r = Reduce<L, V>(a, out V shifted);
        V even = L.NoCommonBits(shifted, L.IntegerBits(1));
        V result = L.Select(even, CosPolynomial<L, V>(r), SinPolynomial<L, V>(r));
        V sign = L.And(L.ShiftLeft(L.AddBits(shifted, L.IntegerBits(1)), 30), L.SignBit);
        result = L.Xor(result, sign);
        V far = L.Less(L.Const(Limit), a);
        return L.Any(far) ? L.Select(far, L.Map(x, &Math.Cos), result) : result;
    }

    [MethodImpl(AggressiveInlining)]
    private static V Reduce<L, V>(V a, out V shifted)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        shifted = L.Fma(a, L.Const(TwoOverPi), L.Const(FloatExp.Shifter));
        V n = L.Sub(shifted, L.Const(FloatExp.Shifter));
        V r = L.Fma(n, L.Const(MinusHalfPi1), a);
        r = L.Fma(n, L.Const(MinusHalfPi2), r);
        return L.Fma(n, L.Const(MinusHalfPi3), r);
    }

    [MethodImpl(AggressiveInlining)]
    private static V SinPolynomial<L, V>(V r)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V t = L.Mul(r, r);
        V p = L.Fma(L.Const(-0.000195078828f), t, L.Const(0.00833210628f));
        p = L.Fma(p, t, L.Const(-0.166666538f));
        return L.Fma(L.Mul(r, t), p, r);
    }

    [MethodImpl(AggressiveInlining)]
    private static V CosPolynomial<L, V>(V r)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V t = L.Mul(r, r);
        V p = L.Fma(L.Const(2.44318762e-05f), t, L.Const(-0.00138873071f));
        p = L.Fma(p, t, L.Const(0.0416666456f));
        p = L.Fma(p, t, L.Const(-0.5));
        return L.Fma(p, t, L.Const(1));
    }
}
