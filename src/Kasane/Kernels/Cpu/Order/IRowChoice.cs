using System.Numerics;

namespace Kasane.Internal;

/// <summary>Chooses places in a row by the order of the keys there.</summary>
internal interface IRowChoice
{
    unsafe void Choose<TKey>(in KeyRow<TKey> row, long* chosen, nint count)
        where TKey : unmanaged, IBinaryInteger<TKey>;
}

/// <summary>The keys of a row, and room for twice as many entries.</summary>
internal readonly unsafe ref struct KeyRow<TKey>(TKey* keys, nint count, bool descending, bool floating, KeyEntry<TKey>* entries)
    where TKey : unmanaged, IBinaryInteger<TKey>
{
    public TKey* Keys => keys;

    public nint Count => count;

    /// <summary>Room for as many entries as there are keys.</summary>
    public KeyEntry<TKey>* Entries => entries;

    /// <summary>As much room again.</summary>
    public KeyEntry<TKey>* Room => entries + count;

    /// <summary>The key of NaN, if there may be one.</summary>
    public TKey? NaN => !floating ? null : descending ? TKey.Zero : TKey.AllBitsSet;

    public KeyEntry<TKey>* Sorted() => KeySort<TKey>.Sorted(keys, count, entries, Room);

    public long PlaceOf(nint rank) => KeySelect<TKey>.Place(keys, count, rank, (TKey*)entries);
}
