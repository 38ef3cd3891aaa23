using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>Trigonometric functions of float lanes through double.</summary>
internal static unsafe class WideTrigonometry
{
    private const double HalfPi = 1.5707963267948966;

    /// <summary>q atan(q) / q for q of 0 .. 1.</summary>
    [MethodImpl(AggressiveInlining)]
    private static V AtanPolynomial<L, V>(V q)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V t = L.Mul(q, q);
        V p = L.Fma(L.Const(0.00043295915716713517), t, L.Const(-0.0032783074544857063));
        p = L.Fma(p, t, L.Const(0.011646639615023274));
        p = L.Fma(p, t, L.Const(-0.026338668821825638));
        p = L.Fma(p, t, L.Const(0.04396731417652524));
        p = L.Fma(p, t, L.Const(-0.060426390722805506));
        p = L.Fma(p, t, L.Const(0.07503964476177144));
        p = L.Fma(p, t, L.Const(-0.0905162095652293));
        p = L.Fma(p, t, L.Const(0.11105741845232782));
        p = L.Fma(p, t, L.Const(-0.14285271451548517));
        p = L.Fma(p, t, L.Const(0.1999998083845708));
        p = L.Fma(p, t, L.Const(-0.3333333300534202));
        p = L.Fma(p, t, L.Const(0.9999999999906543));
        return L.Mul(q, p);
    }

    /// <summary>The arc sine of 0 .. 0.5, given with its square.</summary>
    [MethodImpl(AggressiveInlining)]
    private static V AsinPolynomial<L, V>(V x, V square)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V p = L.Fma(L.Const(0.033158677126852214), square, L.Const(0.0017150902345878362));
        p = L.Fma(p, square, L.Const(0.020762528190665885));
        p = L.Fma(p, square, L.Const(0.02183862912555112));
        p = L.Fma(p, square, L.Const(0.030430115791585433));
        p = L.Fma(p, square, L.Const(0.04464043828113795));
        p = L.Fma(p, square, L.Const(0.07500006048389665));
        p = L.Fma(p, square, L.Const(0.16666666608641287));
        p = L.Fma(p, square, L.Const(1.0000000000009146));
        return L.Mul(x, p);
    }

    /// <summary>Sine by cosine, or -cosine by sine in odd quadrants.</summary>
    internal readonly struct Tan : IDoubleFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V a = L.Abs(x);
            V r = DoubleTrigonometry.Reduce<L, V>(a, out V shifted);
            V sine = DoubleTrigonometry.SinPolynomial<L, V>(r);
            V cosine = DoubleTrigonometry.CosPolynomial<L, V>(r);
            V even = L.NoCommonBits(shifted, L.IntegerBits(1));
            V result = L.Div(L.Select(even, sine, L.Neg(cosine)), L.Select(even, cosine, sine));
            result = L.Xor(result, L.And(x, L.SignBit));
            V far = L.Less(L.Const(DoubleTrigonometry.Limit), a);
            return L.Any(far) ? L.Select(far, L.Map(x, &Math.Tan), result) : result;
        }
    }

    /// <summary>Above 1 the complement of the reciprocal's angle.</summary>
    internal readonly struct Atan : IDoubleFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V a = L.Abs(x);
            V steep = L.Less(L.Const(1), a);
            V p = AtanPolynomial<L, V>(L.Select(steep, L.Div(L.Const(1), a), a));
            V result = L.Select(steep, L.Sub(L.Const(HalfPi), p), p);
            return L.Or(result, L.And(x, L.SignBit));
        }
    }

    /// <summary>The angle of (y, x) in its octant, then mirrored to its place.</summary>
    internal readonly struct Atan2 : IDoubleFunction2
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V y, V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V ax = L.Abs(x);
            V ay = L.Abs(y);
            V steep = L.Less(ax, ay);
            V divisor = L.Select(steep, ay, ax);
            V ratio = L.Div(L.Select(steep, ax, ay), divisor);
            ratio = L.Select(L.Equal(divisor, L.Const(0)), L.Const(0), ratio);
            ratio = L.Select(L.Equal(ax, ay), L.Select(L.Equal(ax, L.Const(double.PositiveInfinity)), L.Const(1), ratio), ratio);
            V angle = AtanPolynomial<L, V>(ratio);
            angle = L.Select(steep, L.Sub(L.Const(HalfPi), angle), angle);
            V right = L.NoCommonBits(x, L.SignBit);
            angle = L.Select(right, angle, L.Sub(L.Const(2 * HalfPi), angle));
            angle = L.Or(angle, L.And(y, L.SignBit));
            return L.Select(L.And(L.Equal(x, x), L.Equal(y, y)), angle, L.Add(x, y));
        }
    }

    /// <summary>Above 0.5 by asin(x) = pi/2 - 2 asin(sqrt((1 - x) / 2)).</summary>
    internal readonly struct Asin : IDoubleFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V a = L.Abs(x);
            V large = L.Less(L.Const(0.5), a);
            V square = L.Select(large, L.MulAdd(a, L.Const(-0.5), L.Const(0.5)), L.Mul(a, a));
            V p = AsinPolynomial<L, V>(L.Select(large, L.Sqrt(square), a), square);
            V result = L.Select(large, L.Sub(L.Const(HalfPi), L.Add(p, p)), p);
            return L.Or(result, L.And(x, L.SignBit));
        }
    }

    /// <summary>As the arc sine, but without the difference near 1.</summary>
    internal readonly struct Acos : IDoubleFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V a = L.Abs(x);
            V large = L.Less(L.Const(0.5), a);
            V square = L.Select(large, L.MulAdd(a, L.Const(-0.5), L.Const(0.5)), L.Mul(a, a));
            V p = AsinPolynomial<L, V>(L.Select(large, L.Sqrt(square), a), square);
            V twice = L.Add(p, p);
            V outer = L.Select(L.Less(x, L.Const(0)), L.Sub(L.Const(2 * HalfPi), twice), twice);
            return L.Select(large, outer, L.Sub(L.Const(HalfPi), L.Or(p, L.And(x, L.SignBit))));
        }
    }
}
