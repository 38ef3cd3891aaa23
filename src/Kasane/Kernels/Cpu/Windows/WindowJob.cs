namespace Kasane.Internal;

/// <summary>What the loops over windows work on; a chunk is a run of rows of the columns, or of planes.</summary>
internal unsafe struct WindowJob
{
    public byte* Planes;
    public byte* Columns;
    public Windows Windows;
    public long Count;
    public long PerChunk;

    /// <summary>Which outputs o, from and to, meet the input along one dimension: 0 &lt;= o stride + offset &lt; size.</summary>
    public static (long From, long To) Inside(long offset, long stride, long size, long outputs)
    {
        var from = offset >= 0 ? 0 : (stride - 1 - offset) / stride;
        var to = offset >= size ? 0 : ((size - 1 - offset) / stride) + 1;
        from = Math.Min(from, outputs);
        return (from, Math.Max(from, Math.Min(to, outputs)));
    }
}
