namespace Kasane.Internal;

/// <summary>How the lanes of a vector stand in memory: as they are, or as elements of a smaller dtype, converted on the way.</summary>
internal unsafe interface ILaneMemory<V>
    where V : struct
{
    /// <summary>Bytes per element.</summary>
    static abstract int ItemSize { get; }

    static abstract V Load(void* p);

    static abstract void Store(V value, void* p);

    /// <summary>The first <paramref name="count"/> elements (1 .. Count - 1); the others are 0. Reads nothing beyond them.</summary>
    static abstract V LoadPart(void* p, nint count);

    /// <summary>Writes the first <paramref name="count"/> elements only.</summary>
    static abstract void StorePart(V value, void* p, nint count);

    /// <summary>One element at <paramref name="p"/> in every lane.</summary>
    static abstract V Broadcast(void* p);
}
