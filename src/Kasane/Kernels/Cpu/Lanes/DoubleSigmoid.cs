using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>The logistic function and the hyperbolic tangent of double lanes, as <see cref="FloatSigmoid"/>.</summary>
internal static class DoubleSigmoid
{
    /// <summary>With e = exp(-|x|), which cannot overflow: 1 / (1 + e), or e / (1 + e) for negative x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Sigmoid<L, V>(V x)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V e = DoubleExp.Exp<L, V>(L.Or(x, L.SignBit));
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
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V a = L.AtMost(L.Const(19.1), L.Abs(x));
        V e = DoubleExp.ExpNormal<L, V>(L.Add(a, a));
        V large = L.Sub(L.Const(1), L.Div(L.Const(2), L.Add(e, L.Const(1))));
        V t = L.Mul(a, a);
        V p = L.Fma(L.Const(-1.633882142887097e-05), t, L.Const(7.773010009434497e-05));
        p = L.Fma(p, t, L.Const(-0.00022912218617571407));
        p = L.Fma(p, t, L.Const(0.0005866178858549815));
        p = L.Fma(p, t, L.Const(-0.0014550603155441403));
        p = L.Fma(p, t, L.Const(0.003592011204074605));
        p = L.Fma(p, t, L.Const(-0.008863224090313196));
        p = L.Fma(p, t, L.Const(0.02186948784720389));
        p = L.Fma(p, t, L.Const(-0.053968253945193084));
        p = L.Fma(p, t, L.Const(0.13333333333298464));
        p = L.Fma(p, t, L.Const(-0.333333333333332));
        V small = L.Fma(L.Mul(a, t), p, a);
        V result = L.Select(L.Less(a, L.Const(0.625)), small, large);
        return L.Or(result, L.And(x, L.SignBit));
    }
}
