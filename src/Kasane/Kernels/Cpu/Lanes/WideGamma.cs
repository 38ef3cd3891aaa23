using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>
/// The logarithm of the gamma function and its derivative for floats that go through double: near 2 by the series of
/// <see cref="SpecialFunctions"/>, as long as floats can tell, from <see cref="Far"/> on by Stirling's (DLMF 5.11.1 and 5.11.2). Methods of
/// their own, as they would use up what the compiler inlines into a loop.
/// </summary>
internal static class WideGamma
{
    private const double Far = 4;
    private const int LgammaTerms = 12;
    private const int DigammaTerms = 17;

    /// <summary>Below 0 by reflection (DLMF 5.5.3).</summary>
    internal readonly struct Lgamma : IDoubleFunction
    {
        [MethodImpl(AggressiveOptimization)]
        public static V Apply<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V a = L.Abs(x);
            V result = Positive<L, V>(a);
            V negative = L.Less(x, L.Const(0));
            if (L.Any(negative))
            {
                V sine = L.Abs(DoubleTrigonometry.Sin<L, V>(L.Mul(L.Sub(a, L.Round(a)), L.Const(Math.PI))));
                V reflected = L.Sub(DoubleLog.Log<L, V>(L.Div(L.Const(Math.PI), L.Mul(a, sine))), result);
                result = L.Select(negative, reflected, result);
            }

            return L.Select(L.Equal(a, L.Const(double.PositiveInfinity)), a, result);
        }

        /// <summary>With the nearest integer k and u = x - k, log Gamma(2 + u) and the logarithm of what lies between.</summary>
        [MethodImpl(AggressiveInlining)]
        private static V Positive<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V one = L.Const(1);
            V far = L.LessEqual(L.Const(Far), x);
            V k = L.Round(L.AtMost(L.Const(Far), x));
            V u = L.Select(far, L.Const(0), L.Sub(x, k));
            // Gamma(2 + u) is x (1 + x) Gamma(x), x Gamma(x), Gamma(x), Gamma(x) / (x - 1) or Gamma(x) / ((x - 1) (x - 2)).
            V below = L.Less(k, L.Const(2));
            V first = L.Select(below, x, L.Sub(x, one));
            V second = L.Select(below, L.Add(x, one), L.Sub(x, L.Const(2)));
            V factor = L.Select(L.Equal(k, L.Const(2)), one, first);
            factor = L.Select(L.Or(L.Less(k, one), L.Less(L.Const(3), k)), L.Mul(first, second), factor);
            V logarithm = DoubleLog.Log<L, V>(L.Select(far, x, factor));
            V near = L.Mul(u, DoubleErf.Chebyshev<L, V>(SpecialFunctions.LogGammaNear2[..LgammaTerms], L.Add(u, u)));
            near = L.Add(near, L.Select(below, L.Neg(logarithm), logarithm));
            V stirling = L.Fma(L.Sub(x, L.Const(0.5)), logarithm, L.Sub(L.Const(SpecialFunctions.HalfLog2Pi), x));
            return L.Select(far, L.Add(stirling, Correction<L, V>(x)), near);
        }

        [MethodImpl(AggressiveInlining)]
        private static V Correction<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V inverse = L.Div(L.Const(1), x);
            V z = L.Mul(inverse, inverse);
            V sum = L.Fma(L.Const(-3617 / 122400.0), z, L.Const(1 / 156.0));
            sum = L.Fma(sum, z, L.Const(-691 / 360360.0));
            sum = L.Fma(sum, z, L.Const(1 / 1188.0));
            sum = L.Fma(sum, z, L.Const(-1 / 1680.0));
            sum = L.Fma(sum, z, L.Const(1 / 1260.0));
            sum = L.Fma(sum, z, L.Const(-1 / 360.0));
            sum = L.Fma(sum, z, L.Const(1 / 12.0));
            return L.Mul(sum, inverse);
        }
    }

    /// <summary>Below 0 by reflection (DLMF 5.5.4).</summary>
    internal readonly struct Digamma : IDoubleFunction
    {
        [MethodImpl(AggressiveOptimization)]
        public static V Apply<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V negative = L.Less(x, L.Const(0));
            V result = Positive<L, V>(L.Select(negative, L.Sub(L.Const(1), x), x));
            if (L.Any(negative))
            {
                V fraction = L.Sub(x, L.Round(x));
                V tangent = WideTrigonometry.Tan.Apply<L, V>(L.Mul(fraction, L.Const(Math.PI)));
                V reflected = L.Sub(result, L.Div(L.Const(Math.PI), tangent));
                reflected = L.Select(L.Equal(fraction, L.Const(0)), L.Const(double.NaN), reflected);
                result = L.Select(negative, reflected, result);
            }

            return result;
        }

        /// <summary>Below <see cref="Far"/> the value between 1 and 2, and the reciprocals that lie between (DLMF 5.5.2).</summary>
        [MethodImpl(AggressiveInlining)]
        private static V Positive<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V one = L.Const(1);
            V far = L.LessEqual(L.Const(Far), x);
            V small = L.Less(x, one);
            V above2 = L.Less(L.Const(2), x);
            V above3 = L.Less(L.Const(3), x);
            V less1 = L.Sub(x, one);
            V less2 = L.Sub(x, L.Const(2));
            // -1 / x, 0, 1 / (x - 1), or 1 / (x - 1) + 1 / (x - 2), by one division; far away 1 / x.
            V numerator = L.Select(small, L.Const(-1), L.Select(above2, one, L.Const(0)));
            numerator = L.Select(above3, L.Add(less1, less2), numerator);
            V denominator = L.Select(small, x, L.Select(above2, less1, one));
            denominator = L.Select(above3, L.Mul(less1, less2), denominator);
            V sum = L.Div(L.Select(far, one, numerator), L.Select(far, x, denominator));
            V t = L.Select(small, L.Add(x, one), L.Select(above3, less2, L.Select(above2, less1, x)));
            t = L.Select(far, one, t);
            V fromRoot = L.Sub(L.Sub(t, L.Const(SpecialFunctions.DigammaRoot)), L.Const(SpecialFunctions.DigammaRootRest));
            V u = L.Sub(L.Add(t, t), L.Const(3));
            V near = L.Fma(fromRoot, DoubleErf.Chebyshev<L, V>(SpecialFunctions.DigammaOverRoot[..DigammaTerms], u), sum);
            if (!L.Any(far)) return near;
            V series = L.Sub(DoubleLog.Log<L, V>(x), L.Mul(sum, L.Fma(sum, Terms<L, V>(L.Mul(sum, sum)), L.Const(0.5))));
            return L.Select(far, series, near);
        }

        [MethodImpl(AggressiveInlining)]
        private static V Terms<L, V>(V z)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V sum = L.Fma(L.Const(-3617 / 8160.0), z, L.Const(1 / 12.0));
            sum = L.Fma(sum, z, L.Const(-691 / 32760.0));
            sum = L.Fma(sum, z, L.Const(1 / 132.0));
            sum = L.Fma(sum, z, L.Const(-1 / 240.0));
            sum = L.Fma(sum, z, L.Const(1 / 252.0));
            sum = L.Fma(sum, z, L.Const(-1 / 120.0));
            return L.Fma(sum, z, L.Const(1 / 12.0));
        }
    }
}
