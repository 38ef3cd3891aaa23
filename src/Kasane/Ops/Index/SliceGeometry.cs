namespace Kasane.Internal;

/// <summary>What a basic index (integers, ranges, new axes) selects, relative to a tensor's own strides.</summary>
internal sealed class SliceGeometry(long[] from, long[] starts, SliceDim[] dims)
{
    /// <summary>The shape of the source.</summary>
    public long[] From => from;

    public Tensor Apply(Tensor x)
    {
        Span<long> sizes = stackalloc long[dims.Length], strides = stackalloc long[dims.Length];
        var offset = x.Offset;
        for (var d = 0; d < starts.Length; d++) offset += starts[d] * x.Layout.Stride(d);
        for (var d = 0; d < dims.Length; d++)
        {
            sizes[d] = dims[d].Length;
            strides[d] = dims[d].Source < 0 ? 1 : dims[d].Step * x.Layout.Stride(dims[d].Source);
        }
        return x.Alias(Layout.Strided(sizes, strides), offset);
    }
}
