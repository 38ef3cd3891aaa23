namespace Kasane.Internal;

/// <summary>Windows over planes of one size, for operations that take one or several, and how many places each window has.</summary>
/// <param name="key">What the windows follow from; a kernel of 0: they lie next to each other over the whole plane.</param>
/// <param name="dims">The number of spatial dimensions.</param>
/// <param name="spans">The windows.</param>
/// <param name="counts">How many places of every window count with the padding, per dimension.</param>
internal sealed class Pooling(in Windows key, int dims, Spans spans, long[][] counts)
{
    private const int CacheSize = 64;

    // A program meets few poolings, again and again.
    [ThreadStatic]
    private static Pooling?[]? cache;

    private readonly Windows key = key;

    public int Dims { get; } = dims;

    public Spans Spans { get; } = spans;

    /// <summary>The windows as a list of one.</summary>
    public Spans[] Single { get; } = [spans];

    public long[][] Counts { get; } = counts;

    /// <summary>How many elements the windows have, per dimension.</summary>
    public long[][] Lengths { get; } = PoolGeometry.Lengths(spans, dims);

    /// <summary>The place for a pooling; what is there may be another one.</summary>
    public static ref Pooling? Place(in Windows key, int dims) =>
        ref (cache ??= new Pooling?[CacheSize])[(uint)HashCode.Combine(key, dims) % CacheSize];

    public bool Is(in Windows other, int otherDims) => Dims == otherDims && key == other;
}
