using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Finds keys of a certain rank without sorting the others.</summary>
internal static unsafe class KeySelect<TKey>
    where TKey : unmanaged, IBinaryInteger<TKey>
{
    /// <summary>The key of a rank, counted from 0.</summary>
    /// <param name="keys">Of a row; they stay as they are.</param>
    /// <param name="n">How many.</param>
    /// <param name="rank">Below that.</param>
    /// <param name="room">As long as the row.</param>
    /// <param name="smaller">How many keys are smaller than the one found.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TKey Find(TKey* keys, nint n, nint rank, TKey* room, out nint smaller)
    {
        var counts = stackalloc nint[KeySort<TKey>.Radix];
        smaller = 0;
        for (var shift = (sizeof(TKey) * 8) - KeySort<TKey>.DigitBits; ; shift -= KeySort<TKey>.DigitBits)
        {
            new Span<nint>(counts, KeySort<TKey>.Radix).Clear();
            for (nint i = 0; i < n; i++) counts[KeySort<TKey>.Digit(keys[i], shift)]++;
            var digit = 0;
            for (; rank >= counts[digit]; digit++)
            {
                rank -= counts[digit];
                smaller += counts[digit];
            }
            nint kept = 0;
            for (nint i = 0; i < n; i++)
            {
                var key = keys[i];
                room[kept] = key;
                kept += KeySort<TKey>.Digit(key, shift) == digit ? 1 : 0;
            }
            if (kept == 1 || shift == 0) return *room;
            keys = room;
            n = kept;
        }
    }

    /// <summary>Where the element stands that would have a rank after a stable sort.</summary>
    public static long Place(TKey* keys, nint n, nint rank, TKey* room)
    {
        var key = Find(keys, n, rank, room, out var smaller);
        nint at = -1;
        for (var among = rank - smaller; among >= 0; among--) at = KeyScan<TKey>.FirstEqual(keys, at + 1, n, key);
        return at;
    }

    /// <summary>The places of the <paramref name="count"/> smallest keys in order, when these are few: equal ones keep their order.</summary>
    /// <param name="keys">Of a row.</param>
    /// <param name="n">How many.</param>
    /// <param name="count">At least 1.</param>
    /// <param name="best">As many entries.</param>
    /// <param name="chosen">The places.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Few(TKey* keys, nint n, nint count, KeyEntry<TKey>* best, long* chosen)
    {
        nint filled = 0;
        for (nint i = 0; i < n; i++)
        {
            if (filled == count)
            {
                i = KeyScan<TKey>.FirstBelow(keys, i, n, best[count - 1].Key);
                if (i == n) break;
            }
            var at = filled < count ? filled++ : count - 1;
            for (; at > 0 && best[at - 1].Key > keys[i]; at--) best[at] = best[at - 1];
            best[at] = new(keys[i], (uint)i);
        }
        for (nint i = 0; i < count; i++) chosen[i] = best[i].Place;
    }

    /// <summary>The same for any number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Many(TKey* keys, nint n, nint count, KeyEntry<TKey>* entries, KeyEntry<TKey>* room, long* chosen)
    {
        var last = Find(keys, n, count - 1, (TKey*)room, out var smaller);
        var equal = count - smaller;
        nint found = 0;
        for (nint i = 0; i < n; i++)
        {
            if (keys[i] > last || (keys[i] == last && --equal < 0)) continue;
            entries[found++] = new(keys[i], (uint)i);
        }
        var sorted = KeySort<TKey>.Sorted(entries, count, room);
        for (nint i = 0; i < count; i++) chosen[i] = sorted[i].Place;
    }
}
