using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>The error function of float lanes.</summary>
internal static class FloatErf
{
    /// <summary>Below 1 an odd minimax polynomial, above it 1 - exp(-R(|x|)) with R near -log(erfc), with the sign of x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Erf<L, V>(V x)
        where L : ILanes<L, V>, IFloatBits<L, V>
        where V : struct
    {
        V a = L.AtMost(L.Const(3.95), L.Abs(x));
        V q = L.Fma(L.Const(-1.39584399e-05f), a, L.Const(0.00035055427f));
        q = L.Fma(q, a, L.Const(-0.00375733222f));
        q = L.Fma(q, a, L.Const(0.0240097791f));
        q = L.Fma(q, a, L.Const(-0.106530547f));
        q = L.Fma(q, a, L.Const(-0.634969711f));
        q = L.Fma(q, a, L.Const(-1.1286943f));
        V large = L.Sub(L.Const(1), FloatExp.ExpNormal<L, V>(L.Mul(q, a)));
        V t = L.Mul(a, a);
        V p = L.Fma(L.Const(7.80690389e-05f), t, L.Const(-0.00079978531f));
        p = L.Fma(p, t, L.Const(0.0051871622f));
        p = L.Fma(p, t, L.Const(-0.0268533472f));
        p = L.Fma(p, t, L.Const(0.112835787f));
        p = L.Fma(p, t, L.Const(-0.37612626f));
        p = L.Fma(p, t, L.Const(0.128379166f));
        V small = L.Fma(p, a, a);
        V result = L.Select(L.Less(a, L.Const(1)), small, large);
        return L.Or(result, L.And(x, L.SignBit));
    }
}
