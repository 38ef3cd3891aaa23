using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>
/// Numbers as unsigned keys of the same order: NaN is larger than all others, -0 equals 0. Keys are as wide as the dtype of computation.
/// </summary>
internal static unsafe class OrderKeys
{
    /// <summary>Whether the keys of a dtype have 32 bits; otherwise they have 64.</summary>
    public static bool AreNarrow(DType dtype) => TypePromotion.Compute(dtype).ItemSize == sizeof(uint);

    /// <summary>Writes the keys of contiguous elements, for a descending order reversed ones.</summary>
    public static void Fill(byte* x, DType dtype, byte* keys, long n, bool descending)
    {
        var compute = TypePromotion.Compute(dtype);
        Conversion.Run(x, dtype, keys, compute, n);
        Turn(compute, keys, (nint)n, descending);
    }

    /// <summary>Replaces numbers of a compute dtype by their keys.</summary>
    public static void Turn(DType compute, byte* keys, nint n, bool descending)
    {
        var floating = compute.IsFloatingPoint;
        if (compute.ItemSize == sizeof(uint))
        {
            if (Simd.Has512) Turn<Lanes512<int>, Vector512<int>>(keys, n, floating, descending);
            else if (Simd.Has256) Turn<Lanes256<int>, Vector256<int>>(keys, n, floating, descending);
            else Turn<Lanes128<int>, Vector128<int>>(keys, n, floating, descending);
        }
        else if (Simd.Has512) Turn<Lanes512<long>, Vector512<long>>(keys, n, floating, descending);
        else if (Simd.Has256) Turn<Lanes256<long>, Vector256<long>>(keys, n, floating, descending);
        else Turn<Lanes128<long>, Vector128<long>>(keys, n, floating, descending);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn<L, V>(byte* keys, nint n, bool floating, bool descending)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, i = 0;
        long signBit = item == sizeof(uint) ? int.MinValue : long.MinValue, infinity = item == sizeof(uint) ? 0x7F80_0000 : 0x7FF0_0000_0000_0000;
        V sign = L.Broadcast(&signBit), limit = L.Broadcast(&infinity), all = L.Const(-1), flip = descending ? all : L.Const(0);
        for (; i + count <= n; i += count) L.Store(Key<L, V>(L.Load(keys + (i * item)), floating, sign, limit, all, flip), keys + (i * item));
        if (i < n) L.StorePart(Key<L, V>(L.LoadPart(keys + (i * item), n - i), floating, sign, limit, all, flip), keys + (i * item), n - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Key<L, V>(V bits, bool floating, V sign, V limit, V all, V flip)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var key = L.BitXor(bits, sign);
        if (floating)
        {
            // Of negative numbers all bits are turned over, so that the larger magnitude becomes the smaller key.
            key = L.Select(L.Less(bits, L.Const(0)), L.BitNot(bits), key);
            key = L.Select(L.Equal(bits, sign), sign, key);
            key = L.Select(L.Less(limit, L.BitAnd(bits, L.BitNot(sign))), all, key);
        }
        return L.BitXor(key, flip);
    }
}
