using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>From the lanes of a vector to one value in all of them.</summary>
internal static unsafe class Fold
{
    /// <summary>The largest lane; NaN if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Largest<L, V>(V x)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        double value;
        L.StoreFolded<MaxReduction>(x, &value);
        return L.ItemSize == 4 ? *(float*)&value : value;
    }

    /// <summary>The largest lane, in every lane; NaN if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Max<L, V>(V x)
        where L : struct, ILanes<L, V>
        where V : struct => L.Const(Largest<L, V>(x));

    /// <summary>The sum of all lanes, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sum<L, V>(V x)
        where L : struct, ILanes<L, V>
        where V : struct => L.Const(L.HorizontalSum(x));
}
