using System.Numerics;

namespace Kasane.Internal;

/// <summary>The first places in order; as many as there are elements: all.</summary>
internal readonly struct FirstChoice : IRowChoice
{
    /// <summary>So many are found faster by looking at each element once.</summary>
    private const int Few = 32;

    public unsafe void Choose<TKey>(in KeyRow<TKey> row, long* chosen, nint count)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        if (count <= Few && count < row.Count) KeySelect<TKey>.Few(row.Keys, row.Count, count, row.Entries, chosen);
        else if (count < row.Count) KeySelect<TKey>.Many(row.Keys, row.Count, count, row.Entries, row.Room, chosen);
        else
        {
            var sorted = row.Sorted();
            for (nint i = 0; i < count; i++) chosen[i] = sorted[i].Place;
        }
    }
}

/// <summary>The place of the element of a rank, from 0, after a stable sort.</summary>
internal readonly record struct RankChoice(long Rank) : IRowChoice
{
    public unsafe void Choose<TKey>(in KeyRow<TKey> row, long* chosen, nint count)
        where TKey : unmanaged, IBinaryInteger<TKey> => *chosen = row.PlaceOf((nint)Rank);
}

/// <summary>The place of the median, the lower one of two: of all, where the first NaN counts, or of what is not NaN.</summary>
internal readonly record struct MedianChoice(bool WithoutNaN) : IRowChoice
{
    public unsafe void Choose<TKey>(in KeyRow<TKey> row, long* chosen, nint count)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var numbers = row.Count;
        if (row.NaN is { } nan)
        {
            var first = KeyScan<TKey>.FirstEqual(row.Keys, 0, row.Count, nan);
            if (!WithoutNaN && first < row.Count)
            {
                *chosen = first;
                return;
            }
            for (; first < row.Count; first = KeyScan<TKey>.FirstEqual(row.Keys, first + 1, row.Count, nan)) numbers--;
        }
        *chosen = row.PlaceOf(Math.Max(numbers - 1, 0) / 2);
    }
}

/// <summary>The last place of the most frequent element; of several the smallest.</summary>
internal readonly struct ModeChoice : IRowChoice
{
    public unsafe void Choose<TKey>(in KeyRow<TKey> row, long* chosen, nint count)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var sorted = row.Sorted();
        nint most = 0;
        for (nint start = 0; start < row.Count;)
        {
            var end = start + 1;
            while (end < row.Count && sorted[end].Key == sorted[start].Key) end++;
            if (end - start > most)
            {
                most = end - start;
                *chosen = sorted[end - 1].Place;
            }
            start = end;
        }
    }
}
