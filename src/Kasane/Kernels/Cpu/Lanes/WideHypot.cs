using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>The hypotenuse of floats: in double, their squares neither overflow nor vanish.</summary>
internal readonly struct WideHypot : IDoubleFunction2
{
    [MethodImpl(AggressiveInlining)]
    public static V Apply<L, V>(V x, V y)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct
    {
        V length = L.Sqrt(L.Fma(x, x, L.Mul(y, y)));
        // Infinite where a side is, even if the other is NaN.
        V infinity = L.Const(double.PositiveInfinity);
        return L.Select(L.Or(L.Equal(L.Abs(x), infinity), L.Equal(L.Abs(y), infinity)), infinity, length);
    }
}
