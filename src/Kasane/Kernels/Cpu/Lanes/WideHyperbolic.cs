using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>Hyperbolic functions of float lanes through double, in whose range no float overflows them.</summary>
internal static class WideHyperbolic
{
    /// <summary>With e = exp(|x|) - 1: (e + e / (e + 1)) / 2.</summary>
    internal readonly struct Sinh : IDoubleFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V e = DoubleExp.Expm1<L, V>(L.AtMost(L.Const(100), L.Abs(x)));
            V twice = L.Add(e, L.Div(e, L.Add(e, L.Const(1))));
            return L.Or(L.Mul(twice, L.Const(0.5)), L.And(x, L.SignBit));
        }
    }

    internal readonly struct Cosh : IDoubleFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V e = DoubleExp.ExpNormal<L, V>(L.AtMost(L.Const(100), L.Abs(x)));
            return L.Mul(L.Add(e, L.Div(L.Const(1), e)), L.Const(0.5));
        }
    }

    /// <summary>log(1 + a + a^2 / (1 + sqrt(1 + a^2))), which is log(a + sqrt(1 + a^2)) without cancellation.</summary>
    internal readonly struct Asinh : IDoubleFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V one = L.Const(1);
            V a = L.Abs(x);
            V square = L.Mul(a, a);
            V rest = L.Div(square, L.Add(one, L.Sqrt(L.Add(square, one))));
            V result = DoubleLog.Log1p<L, V>(L.Add(a, rest));
            return L.Or(L.Select(L.Equal(a, L.Const(double.PositiveInfinity)), a, result), L.And(x, L.SignBit));
        }
    }

    /// <summary>log(1 + d + sqrt(d (x + 1))) with d = x - 1.</summary>
    internal readonly struct Acosh : IDoubleFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V one = L.Const(1);
            V difference = L.Sub(x, one);
            V result = DoubleLog.Log1p<L, V>(L.Add(difference, L.Sqrt(L.Mul(difference, L.Add(x, one)))));
            return L.Select(L.Less(x, one), L.Const(double.NaN), result);
        }
    }

    /// <summary>log(1 + 2a / (1 - a)) / 2.</summary>
    internal readonly struct Atanh : IDoubleFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V a = L.Abs(x);
            V result = DoubleLog.Log1p<L, V>(L.Div(L.Add(a, a), L.Sub(L.Const(1), a)));
            return L.Or(L.Mul(result, L.Const(0.5)), L.And(x, L.SignBit));
        }
    }
}
