using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Loads and stores some units' values, which stand one row of units apart.</summary>
internal static unsafe class CellVectors
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<L, V>(byte* p, nint lanes)
        where L : struct, ILanes<L, V>
        where V : struct => lanes == L.Count ? L.Load(p) : L.LoadPart(p, lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<L, V>(V value, byte* p, nint lanes)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        if (lanes == L.Count) L.Store(value, p);
        else L.StorePart(value, p, lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Quad<V> Load<L, V>(byte* p, nint stride, int count, nint lanes)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        Quad<V> values = default;
        values.A = Load<L, V>(p, lanes);
        if (count > 1) values.B = Load<L, V>(p + stride, lanes);
        if (count > 2) values.C = Load<L, V>(p + (2 * stride), lanes);
        if (count > 3) values.D = Load<L, V>(p + (3 * stride), lanes);
        return values;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<L, V>(in Quad<V> values, byte* p, nint stride, int count, nint lanes)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        Store<L, V>(values.A, p, lanes);
        if (count > 1) Store<L, V>(values.B, p + stride, lanes);
        if (count > 2) Store<L, V>(values.C, p + (2 * stride), lanes);
        if (count > 3) Store<L, V>(values.D, p + (3 * stride), lanes);
    }
}
