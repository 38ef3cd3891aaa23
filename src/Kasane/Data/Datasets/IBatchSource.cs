namespace Kasane.Internal;

/// <summary>A dataset that makes a whole batch at once, faster than from single items, with the same content.</summary>
internal interface IBatchSource<T>
{
    bool CanFetch { get; }

    T Fetch(ReadOnlySpan<int> positions);
}
