using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>The logistic function and the hyperbolic tangent of float lanes.</summary>
internal static class FloatSigmoid
{
    /// <summary>With e = exp(-|x|), which cannot overflow: 1 / (1 + e), or e / (1 + e) for negative x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Sigmoid<L, V>(V x)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V e = FloatExp.Exp<L, V>(L.Or(x, L.SignBit));
        V numerator = L.Select(L.Less(x, L.Const(0)), e, L.Const(1));
        V sum = L.Add(e, L.Const(1));
        V quotient = L.Div(numerator, sum);

        // What the sum lost by rounding, divided by the sum; for the small e where it matters, the sum is near 1.
        V lost = L.Add(L.Sub(L.Const(1), sum), e);
        return L.Fma(L.Neg(quotient), lost, quotient);
    }

    /// <summary>Near 0 an odd minimax polynomial, elsewhere 1 - 2 / (exp(2|x|) + 1), with the sign of x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Tanh<L, V>(V x)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V a = L.AtMost(L.Const(9.1), L.Abs(x));
        V e = FloatExp.ExpNormal<L, V>(L.Add(a, a));
        V large = L.Sub(L.Const(1), L.Div(L.Const(2), L.Add(e, L.Const(1))));
        V t = L.Mul(a, a);
        V p = L.Fma(L.Const(-0.0056922962f), t, L.Const(0.0206281673f));
        p = L.Fma(p, t, L.Const(-0.0537365153f));
        p = L.Fma(p, t, L.Const(0.133314058f));
        p = L.Fma(p, t, L.Const(-0.333332807f));
        V small = L.Fma(L.Mul(a, t), p, a);
        V result = L.Select(L.Less(a, L.Const(0.625)), small, large);
        return L.Or(result, L.And(x, L.SignBit));
    }
}
