using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>The complementary error function of float lanes through double.</summary>
internal static class WideErf
{
    /// <summary>exp(-a^2) / (1 + 2a) times a minimax polynomial in (a - 2) / (a + 2) for a = |x|; 2 minus that for negative x.</summary>
    internal readonly struct Erfc : IDoubleFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static V Apply<L, V>(V x)
            where L : ILanes<L, V>, ILaneBits<L, V>
            where V : struct
        {
            V two = L.Const(2);
            V a = L.AtMost(L.Const(10.2), L.Abs(x));
            V u = L.Div(L.Sub(a, two), L.Add(a, two));
            V p = L.Fma(L.Const(-7.44396266716497e-06), u, L.Const(-2.735519268825186e-05));
            p = L.Fma(p, u, L.Const(-3.2706225825853697e-06));
            p = L.Fma(p, u, L.Const(0.00014369092078957407));
            p = L.Fma(p, u, L.Const(0.000205545362292117));
            p = L.Fma(p, u, L.Const(-0.00045136669226940296));
            p = L.Fma(p, u, L.Const(-0.0014561561137665733));
            p = L.Fma(p, u, L.Const(0.0012706878618209785));
            p = L.Fma(p, u, L.Const(0.008722493057390503));
            p = L.Fma(p, u, L.Const(-0.00803393996842036));
            p = L.Fma(p, u, L.Const(-0.05421998461479359));
            p = L.Fma(p, u, L.Const(0.16405127605638425));
            p = L.Fma(p, u, L.Const(-0.16603039820138857));
            p = L.Fma(p, u, L.Const(-0.09276382652167435));
            p = L.Fma(p, u, L.Const(1.2769783815557836));
            V tail = L.Mul(p, DoubleExp.ExpNormal<L, V>(L.Neg(L.Mul(a, a))));
            tail = L.Div(tail, L.Fma(two, a, L.Const(1)));
            return L.Select(L.Less(x, L.Const(0)), L.Sub(two, tail), tail);
        }
    }
}
