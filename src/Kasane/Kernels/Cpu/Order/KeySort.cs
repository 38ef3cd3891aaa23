using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Sorts entries by their keys; equal ones keep their order. Few of them are merged, many are dealt out digit by digit.</summary>
internal static unsafe class KeySort<TKey>
    where TKey : unmanaged, IBinaryInteger<TKey>
{
    /// <summary>Values of a digit.</summary>
    public const int Radix = 1 << DigitBits;

    public const int DigitBits = 8;

    /// <summary>Runs that insertion sorts faster than merging.</summary>
    private const int Short = 16;

    /// <summary>So many entries pay for one pass over the table of a digit.</summary>
    private const int WorthDigit = 32;

    /// <summary>The keys of a row, with their places, in order: at <paramref name="entries"/> or at <paramref name="room"/>, each of that length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static KeyEntry<TKey>* Sorted(TKey* keys, nint n, KeyEntry<TKey>* entries, KeyEntry<TKey>* room)
    {
        for (nint i = 0; i < n; i++) entries[i] = new(keys[i], (uint)i);
        return Sorted(entries, n, room);
    }

    /// <summary>The entries in order, at either place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static KeyEntry<TKey>* Sorted(KeyEntry<TKey>* entries, nint n, KeyEntry<TKey>* room)
    {
        if (n < 2) return entries;
        var varying = TKey.Zero;
        for (nint i = 1; i < n; i++) varying |= entries[i].Key ^ entries[0].Key;
        var digits = 0;
        for (var shift = 0; shift < sizeof(TKey) * 8; shift += DigitBits)
            if (Digit(varying, shift) != 0) digits++;
        return n < WorthDigit * digits ? Merge(entries, n, room) : Deal(entries, n, room, varying);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Digit(TKey key, int shift) => int.CreateTruncating(key >>> shift) & (Radix - 1);

    // From the last digit to the first; digits that all keys share are left out.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static KeyEntry<TKey>* Deal(KeyEntry<TKey>* from, nint n, KeyEntry<TKey>* to, TKey varying)
    {
        var starts = stackalloc nint[Radix];
        for (var shift = 0; shift < sizeof(TKey) * 8; shift += DigitBits)
        {
            if (Digit(varying, shift) == 0) continue;
            new Span<nint>(starts, Radix).Clear();
            for (nint i = 0; i < n; i++) starts[Digit(from[i].Key, shift)]++;
            nint next = 0;
            for (var digit = 0; digit < Radix; digit++)
            {
                var count = starts[digit];
                starts[digit] = next;
                next += count;
            }
            for (nint i = 0; i < n; i++) to[starts[Digit(from[i].Key, shift)]++] = from[i];
            var other = from;
            from = to;
            to = other;
        }
        return from;
    }

    private static KeyEntry<TKey>* Merge(KeyEntry<TKey>* from, nint n, KeyEntry<TKey>* to)
    {
        for (nint start = 0; start < n; start += Short) Insert(from + start, Math.Min(Short, n - start));
        for (nint width = Short; width < n; width *= 2)
        {
            for (nint start = 0; start < n; start += 2 * width)
            {
                var middle = Math.Min(start + width, n);
                Merge(from + start, from + middle, from + Math.Min(middle + width, n), to + start);
            }
            var other = from;
            from = to;
            to = other;
        }
        return from;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Insert(KeyEntry<TKey>* entries, nint n)
    {
        for (nint i = 1; i < n; i++)
        {
            var entry = entries[i];
            var at = i;
            for (; at > 0 && entries[at - 1].Key > entry.Key; at--) entries[at] = entries[at - 1];
            entries[at] = entry;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Merge(KeyEntry<TKey>* left, KeyEntry<TKey>* middle, KeyEntry<TKey>* end, KeyEntry<TKey>* to)
    {
        var right = middle;
        while (left < middle && right < end) *to++ = right->Key < left->Key ? *right++ : *left++;
        while (left < middle) *to++ = *left++;
        while (right < end) *to++ = *right++;
    }
}
