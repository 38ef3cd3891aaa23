using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>
/// Exact remainders. Below <see cref="Limit"/> a quotient's whole part is exact or one too large, and what is left of the dividend has no
/// more digits than the divisor: one fused multiplication finds it. Lanes beyond are done one by one.
/// </summary>
internal static unsafe class WideRemainder
{
    private const double Limit = 1L << 52;

    /// <summary>What is left of a / b rounded towards 0, with the sign of a.</summary>
    [MethodImpl(AggressiveInlining)]
    private static V Truncated<L, V>(V a, V b)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V dividend = L.Abs(a);
        V divisor = L.Abs(b);
        V quotient = L.Div(dividend, divisor);
        V rest = L.Fma(L.Neg(L.Trunc(quotient)), divisor, dividend);
        rest = L.Select(L.Less(rest, L.Const(0)), L.Add(rest, divisor), rest);
        // An infinite divisor leaves every number as it is.
        V infinity = L.Const(double.PositiveInfinity);
        rest = L.Select(L.And(L.Equal(divisor, infinity), L.Less(dividend, infinity)), dividend, rest);
        rest = L.CopySign(rest, a);
        V far = L.LessEqual(L.Const(Limit), quotient);
        return L.Any(far) ? L.Select(far, L.Map(a, b, &Rest), rest) : rest;
    }

    private static double Rest(double a, double b) => a % b;

    /// <summary>Rounded towards 0: the rest has the sign of a.</summary>
    internal readonly struct Fmod : IDoubleFunction2
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V x, V y)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct => Truncated<L, V>(x, y);
    }

    /// <summary>Rounded down: the rest has the sign of b.</summary>
    internal readonly struct Remainder : IDoubleFunction2
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V x, V y)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V rest = Truncated<L, V>(x, y);
            return L.Select(IsAbove<L, V>(rest, y), L.Add(rest, y), rest);
        }
    }

    /// <summary>The quotient that belongs to <see cref="Remainder"/>: a whole number, or what a division by 0 gives.</summary>
    internal readonly struct Quotient : IDoubleFunction2
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V x, V y)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V exact = L.Div(x, y);
            V rest = Truncated<L, V>(x, y);
            V quotient = L.Div(L.Sub(x, rest), y);
            quotient = L.Round(L.Select(IsAbove<L, V>(rest, y), L.Sub(quotient, L.Const(1)), quotient));
            quotient = L.Select(L.Equal(quotient, L.Const(0)), L.CopySign(L.Const(0), exact), quotient);
            return L.Select(L.Equal(y, L.Const(0)), exact, quotient);
        }
    }

    /// <summary>Where rounding towards 0 went up: the signs differ, and something is left.</summary>
    [MethodImpl(AggressiveInlining)]
    private static V IsAbove<L, V>(V rest, V divisor)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct =>
        L.Less(L.Mul(L.Sign(rest), L.CopySign(L.Const(1), divisor)), L.Const(0));
}
