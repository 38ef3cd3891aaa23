namespace Kasane.Internal;

/// <summary>
/// The layouts that this thread made last. A program meets few shapes, again and again, and layouts are immutable: so most are made once.
/// </summary>
internal static class LayoutCache
{
    private const int Count = 256;

    [ThreadStatic]
    private static Layout?[]? contiguous;

    [ThreadStatic]
    private static Layout?[]? strided;

    /// <summary>The place for a row-major layout; what is there may have other sizes.</summary>
    public static ref Layout? Contiguous(ReadOnlySpan<long> sizes) => ref (contiguous ??= new Layout?[Count])[Place(Hash(17, sizes))];

    /// <summary>The place for a layout; what is there may be another one.</summary>
    public static ref Layout? Strided(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides) =>
        ref (strided ??= new Layout?[Count])[Place(Hash(Hash(17, sizes), strides))];

    private static ulong Hash(ulong hash, ReadOnlySpan<long> values)
    {
        foreach (var value in values) hash = (hash ^ (ulong)value) * 0x9E3779B97F4A7C15;
        return hash + (ulong)values.Length;
    }

    private static ulong Place(ulong hash) => (hash ^ (hash >> 29)) >> 7 & (Count - 1);
}
