using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>From the lanes of a vector to one value in all of them.</summary>
internal static unsafe class Fold
{
    /// <summary>The largest lane; NaN if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Largest<L, V>(V x)
        where L : struct, ILanes<L, V>
        where V : struct => One<MaxReduction, L, V>(x);

    /// <summary>The largest lane, in every lane; NaN if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Max<L, V>(V x)
        where L : struct, ILanes<L, V>
        where V : struct => L.Const(Largest<L, V>(x));

    /// <summary>The largest lane, in every lane; a NaN may be passed over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Larger<L, V>(V x)
        where L : struct, ILanes<L, V>
        where V : struct => L.Const(One<LargerReduction, L, V>(x));

    /// <summary>The sum of all lanes, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sum<L, V>(V x)
        where L : struct, ILanes<L, V>
        where V : struct => L.Const(L.HorizontalSum(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double One<TOp, L, V>(V x)
        where TOp : unmanaged, IReduceOp
        where L : struct, ILanes<L, V>
        where V : struct
    {
        double value;
        L.StoreFolded<TOp>(x, &value);
        return L.ItemSize == 4 ? *(float*)&value : value;
    }
}
