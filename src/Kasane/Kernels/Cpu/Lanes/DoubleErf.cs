using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>The error function and its complement of double lanes, by the series of <see cref="SpecialFunctions"/>.</summary>
internal static class DoubleErf
{
    public static V Erf<L, V>(V x)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V a = L.AtMost(L.Const(6), L.Abs(x));
        V near = L.Mul(a, NearZero<L, V>(a));
        V far = L.Sub(L.Const(1), Tail<L, V>(a));
        return L.Or(L.Select(L.Less(a, L.Const(1)), near, far), L.And(x, L.SignBit));
    }

    public static V Erfc<L, V>(V x)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V a = L.AtMost(L.Const(28), L.Abs(x));
        V near = L.Sub(L.Const(1), L.Mul(x, NearZero<L, V>(L.AtMost(L.Const(1), a))));
        V tail = Tail<L, V>(a);
        V far = L.Select(L.Less(x, L.Const(0)), L.Sub(L.Const(2), tail), tail);
        return L.Select(L.Less(a, L.Const(0.5)), near, far);
    }

    /// <summary>erf(a) / a for a of 0 .. 1.</summary>
    [MethodImpl(AggressiveInlining)]
    private static V NearZero<L, V>(V a)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        return Chebyshev<L, V>(SpecialFunctions.ErfNearZero, L.Fma(L.Add(a, a), a, L.Const(-1)));
    }

    /// <summary>erfc(a) for a of 0 .. 28, with the rounding of the square made good.</summary>
    [MethodImpl(AggressiveInlining)]
    private static V Tail<L, V>(V a)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V three = L.Const(3);
        V scaled = Chebyshev<L, V>(SpecialFunctions.ErfcxScaled, L.Div(L.Sub(a, three), L.Add(a, three)));
        V square = L.Mul(a, a);
        V lost = L.Fma(a, a, L.Neg(square));
        V erfcx = L.Div(scaled, L.Fma(L.Const(2), a, L.Const(1)));
        erfcx = L.Fma(L.Neg(erfcx), lost, erfcx);
        return L.Mul(DoubleExp.Exp<L, V>(L.Neg(square)), erfcx);
    }

    /// <summary>Clenshaw's recurrence.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Chebyshev<L, V>(ReadOnlySpan<double> coefficients, V u)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V twice = L.Add(u, u);
        V b = L.Const(0);
        V next = L.Const(0);
        for (int i = coefficients.Length - 1; i > 0; i--)
        {
            V current = L.Fma(twice, b, L.Sub(L.Const(coefficients[i]), next));
            next = b;
            b = current;
        }

        return L.Fma(u, b, L.Sub(L.Const(coefficients[0]), next));
    }
}
