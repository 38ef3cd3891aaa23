using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>
/// The inverse of the error function for floats that go through double: x times a minimax polynomial in w = -log(1 - x^2), or in its root
/// for the outermost x (the variables of M. Giles 2012). The largest float below 1 has a w of 15.94.
/// </summary>
internal readonly struct WideErfInverse : IDoubleFunction
{
    private const double Middle = 2.5;
    private const double OuterMiddle = 3.118;

    [MethodImpl(AggressiveOptimization)]
    public static V Apply<L, V>(V x)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V one = L.Const(1);
        V w = L.Neg(DoubleLog.Log<L, V>(L.Mul(L.Sub(one, x), L.Add(one, x))));
        V outer = L.Less(L.Const(2 * Middle), w);
        V factor = Inner<L, V>(L.Sub(w, L.Const(Middle)));
        if (L.Any(outer)) factor = L.Select(outer, Outer<L, V>(L.Sub(L.Sqrt(w), L.Const(OuterMiddle))), factor);
        factor = L.Select(L.Equal(L.Abs(x), one), L.Const(double.PositiveInfinity), factor);
        return L.Mul(x, factor);
    }

    [MethodImpl(AggressiveInlining)]
    private static V Inner<L, V>(V t)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V p = L.Fma(L.Const(-2.7960410484332195e-13), t, L.Const(-2.0518409614330562e-11));
        p = L.Fma(p, t, L.Const(1.2861572678730156e-10));
        p = L.Fma(p, t, L.Const(8.198350424588279e-10));
        p = L.Fma(p, t, L.Const(-1.0897168657016768e-08));
        p = L.Fma(p, t, L.Const(1.3782110981667457e-08));
        p = L.Fma(p, t, L.Const(4.788011625385882e-07));
        p = L.Fma(p, t, L.Const(-3.417409529690375e-06));
        p = L.Fma(p, t, L.Const(-4.996157075714713e-06));
        p = L.Fma(p, t, L.Const(0.00021825108169578578));
        p = L.Fma(p, t, L.Const(-0.0012527078778638292));
        p = L.Fma(p, t, L.Const(-0.004177318042578073));
        p = L.Fma(p, t, L.Const(0.24664027674226105));
        return L.Fma(p, t, L.Const(1.5014093511310715));
    }

    [MethodImpl(AggressiveInlining)]
    private static V Outer<L, V>(V t)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V p = L.Fma(L.Const(-3.817226902978522e-06), t, L.Const(1.1998977333892312e-05));
        p = L.Fma(p, t, L.Const(-1.5879918704203105e-06));
        p = L.Fma(p, t, L.Const(-5.830109792487301e-05));
        p = L.Fma(p, t, L.Const(0.00014172329988249802));
        p = L.Fma(p, t, L.Const(-9.878989245706455e-05));
        p = L.Fma(p, t, L.Const(-0.0003238129351009724));
        p = L.Fma(p, t, L.Const(0.0012768171677594046));
        p = L.Fma(p, t, L.Const(-0.002573114232148756));
        p = L.Fma(p, t, L.Const(0.0038835226478256394));
        p = L.Fma(p, t, L.Const(-0.005408500367371402));
        p = L.Fma(p, t, L.Const(0.007160331088368634));
        p = L.Fma(p, t, L.Const(1.0036192369516783));
        return L.Fma(p, t, L.Const(2.9512944665620235));
    }
}
