using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>From the lanes of a vector to one value in all of them.</summary>
internal static unsafe class Fold
{
    /// <summary>The largest lane, in every lane; NaN if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Max<L, V>(V x)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var buffer = stackalloc byte[128];
        var width = L.Count * L.ItemSize;
        L.Store(x, buffer);
        L.Store(x, buffer + width);
        for (var half = width / 2; half >= L.ItemSize; half /= 2) L.Store(L.Max(L.Load(buffer), L.Load(buffer + half)), buffer);
        return L.Broadcast(buffer);
    }

    /// <summary>The sum of all lanes, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sum<L, V>(V x)
        where L : struct, ILanes<L, V>
        where V : struct => L.Const(L.HorizontalSum(x));
}
