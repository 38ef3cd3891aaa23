using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>Powers of float lanes: 2^(y log2 |x|), computed in double, and the special cases of IEEE 754.</summary>
internal static class FloatPow
{
    [MethodImpl(AggressiveInlining)]
    public static V Pow<L, V>(V x, V y)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V one = L.Const(1);
        V a = L.Abs(x);
        V f = L.Sub(L.Split(a, out V exponent), one);
        V infinity = L.Const(double.PositiveInfinity);
        exponent = L.Select(L.Equal(a, L.Const(0)), L.Neg(infinity), L.Select(L.Less(a, infinity), exponent, infinity));
        V result = L.PowerCore(f, exponent, y);

        // Negative x: the sign of odd powers, and no powers that are not integral.
        V half = L.Mul(y, L.Const(0.5));
        V integral = L.Equal(L.Trunc(y), y);
        V odd = L.And(L.Not(L.Equal(L.Trunc(half), half)), integral);
        result = L.Xor(result, L.And(L.And(x, L.SignBit), odd));
        V undefined = L.And(L.And(L.Less(x, L.Const(0)), L.Less(a, infinity)), L.Not(integral));
        result = L.Select(undefined, L.Const(double.NaN), result);

        result = L.Select(L.And(L.Equal(x, x), L.Equal(y, y)), result, L.Add(x, y));
        V unity = L.Or(L.Equal(x, one), L.Equal(y, L.Const(0)));
        V minusOneToInfinity = L.And(L.Equal(a, one), L.Equal(L.Abs(y), infinity));
        return L.Select(L.Or(unity, minusOneToInfinity), one, result);
    }

    /// <summary>
    /// 2^(y (exponent + log2(1 + f))) of double lanes, for f of [-0.25, 0.5) and |y| of a float; minimax polynomials of about 2^-35.
    /// </summary>
    [MethodImpl(AggressiveInlining)]
    public static V Core<L, V>(V f, V exponent, V y)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V p = L.Fma(L.Const(0.03799010724596977), f, L.Const(-0.10204147009994238));
        p = L.Fma(p, f, L.Const(0.13879344709429006));
        p = L.Fma(p, f, L.Const(-0.149208118053487));
        p = L.Fma(p, f, L.Const(0.1605030243884551));
        p = L.Fma(p, f, L.Const(-0.180003639506995));
        p = L.Fma(p, f, L.Const(0.20605685999670426));
        p = L.Fma(p, f, L.Const(-0.24045841809736665));
        p = L.Fma(p, f, L.Const(0.28854042798816626));
        p = L.Fma(p, f, L.Const(-0.3606736534566894));
        p = L.Fma(p, f, L.Const(0.4808983326415316));
        p = L.Fma(p, f, L.Const(-0.721347520831613));
        p = L.Fma(p, f, L.Const(1.4426950409106443));
        V t = L.Mul(y, L.Fma(p, f, exponent));
        t = L.AtMost(L.Const(200), L.AtLeast(L.Const(-200), t));

        const double Shifter = 6755399441055744; // 1.5 * 2^52
        V shifted = L.Add(t, L.Const(Shifter));
        V r = L.Sub(t, L.Sub(shifted, L.Const(Shifter)));
        V q = L.Fma(L.Const(0.00015345812344668718), r, L.Const(0.001339993203681867));
        q = L.Fma(q, r, L.Const(0.009618488962854966));
        q = L.Fma(q, r, L.Const(0.05550328775044118));
        q = L.Fma(q, r, L.Const(0.24022646890531718));
        q = L.Fma(q, r, L.Const(0.6931472057381499));
        q = L.Fma(q, r, L.Const(1.0000000005541902));
        return L.AddBits(q, L.ShiftLeft(shifted, 52));
    }
}
