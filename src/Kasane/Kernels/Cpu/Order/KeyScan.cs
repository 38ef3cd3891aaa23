using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>Looks for keys in a row.</summary>
internal static unsafe class KeyScan<TKey>
    where TKey : unmanaged, IBinaryInteger<TKey>
{
    /// <summary>The first place, from <paramref name="i"/> on, of a key; n if there is none.</summary>
    public static nint FirstEqual(TKey* keys, nint i, nint n, TKey key) => First(keys, i, n, key, below: false);

    /// <summary>The first place, from <paramref name="i"/> on, of a key smaller than this; n if there is none.</summary>
    public static nint FirstBelow(TKey* keys, nint i, nint n, TKey limit) => First(keys, i, n, limit, below: true);

    private static nint First(TKey* keys, nint i, nint n, TKey key, bool below)
    {
        if (sizeof(TKey) == sizeof(uint))
        {
            if (Simd.Has512) return First<Lanes512<int>, Vector512<int>>(keys, i, n, key, below);
            if (Simd.Has256) return First<Lanes256<int>, Vector256<int>>(keys, i, n, key, below);
            return First<Lanes128<int>, Vector128<int>>(keys, i, n, key, below);
        }
        if (Simd.Has512) return First<Lanes512<long>, Vector512<long>>(keys, i, n, key, below);
        if (Simd.Has256) return First<Lanes256<long>, Vector256<long>>(keys, i, n, key, below);
        return First<Lanes128<long>, Vector128<long>>(keys, i, n, key, below);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint First<L, V>(TKey* keys, nint i, nint n, TKey key, bool below)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count;
        // Lanes compare signed numbers.
        long signBit = sizeof(TKey) == sizeof(uint) ? int.MinValue : long.MinValue;
        V sign = L.Broadcast(&signBit), wanted = L.Broadcast(&key), limit = L.BitXor(wanted, sign);
        for (; i + count <= n; i += count)
        {
            var value = L.Load(keys + i);
            var found = below ? L.Less(L.BitXor(value, sign), limit) : L.Equal(value, wanted);
            if (L.AnySet(found)) return i + L.FirstSet(found);
        }
        for (; i < n; i++)
            if (below ? keys[i] < key : keys[i] == key) return i;
        return n;
    }
}
