namespace Kasane.Internal;

/// <summary>A key and where it was.</summary>
internal record struct KeyEntry<TKey>(TKey Key, uint Place)
    where TKey : unmanaged;
