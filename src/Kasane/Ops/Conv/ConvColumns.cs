namespace Kasane.Internal;

/// <summary>The columns of a few samples at a time: filled from the samples, or folded back into them. Pointwise windows need none.</summary>
internal readonly struct ConvColumns : IDisposable
{
    private readonly Tensor x;
    private readonly ConvGeometry geometry;
    private readonly Tensor? scratch;
    private readonly long atOnce;
    private readonly bool read;

    /// <param name="x">The input side, contiguous.</param>
    /// <param name="geometry">The convolution.</param>
    /// <param name="atOnce">How many samples.</param>
    /// <param name="read">Whether the samples are read; otherwise they are written.</param>
    public ConvColumns(Tensor x, ConvGeometry geometry, long atOnce, bool read)
    {
        (this.x, this.geometry, this.read) = (x, geometry, read);
        this.atOnce = Math.Min(atOnce, x.Layout.Size(0));
        if (!geometry.Windows.IsPointwise)
            scratch = Tensor.Allocate(x.Device, Layout.Contiguous([this.atOnce, Rows, geometry.Windows.Output.Product]), x.DType);
    }

    /// <summary>What to do with some samples: the first one, how many, and where their columns start in a block.</summary>
    public delegate void Visit(long first, long count, Block columns, long offset);

    private long Rows => geometry.Groups * geometry.In * geometry.Windows.Kernel.Product;

    public void ForEach(Visit visit)
    {
        var sample = geometry.Groups * geometry.In * geometry.Windows.Input.Product;
        for (long first = 0; first < x.Layout.Size(0); first += atOnce)
        {
            var count = Math.Min(atOnce, x.Layout.Size(0) - first);
            var samples = x.Block.With(Layout.Contiguous([count * geometry.Groups * geometry.In, geometry.Windows.Input.Product]), x.Offset + (first * sample));
            if (scratch is null)
            {
                visit(first, count, x.Block, x.Offset + (first * sample));
                continue;
            }
            var columns = scratch.Block.With(Layout.Contiguous([count, Rows, geometry.Windows.Output.Product]));
            if (read) x.Backend.Im2Col(samples, columns, geometry.Windows);
            visit(first, count, columns, scratch.Offset);
            if (!read) x.Backend.Col2Im(columns, samples, geometry.Windows);
        }
        GC.KeepAlive(x);
    }

    public void Dispose() => scratch?.Release();
}
