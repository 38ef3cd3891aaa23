namespace Kasane.Internal;

/// <summary>The gradient of <see cref="BatchNormColumnsJob"/>.</summary>
internal unsafe struct BatchNormColumnsGradientJob : ILaneJob
{
    public BatchNormGradientJob Norm;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        const int Most = BatchNormColumnsJob.PanelColumns;
        ref var norm = ref ((BatchNormColumnsGradientJob*)job)->Norm;
        var panel = new ColumnPanel<L, V>(norm.Samples, norm.Channels, chunk);
        double* sums = stackalloc double[Most], products = stackalloc double[Most];
        byte* means = stackalloc byte[Most * sizeof(double)], scales = stackalloc byte[Most * sizeof(double)];
        byte* slopes = stackalloc byte[Most * sizeof(double)], shifts = stackalloc byte[Most * sizeof(double)];
        new Span<double>(sums, Most).Clear();
        new Span<double>(products, Most).Clear();
        new Span<byte>(means, Most * sizeof(double)).Clear();
        Buffer.MemoryCopy(panel.In(norm.Mean), means, panel.Columns * L.ItemSize, panel.Columns * L.ItemSize);

        byte* g = panel.In(norm.Gradient), x = panel.In(norm.X), y = panel.In(norm.Y);
        var result = norm.Rectified is null ? null : panel.In(norm.Rectified);
        panel.Products(g, x, result, means, sums, products);
        byte* inverses = panel.In(norm.InverseStd), weight = panel.In(norm.Weight), ofBias = panel.In(norm.Sum), ofWeight = panel.In(norm.Product);
        for (nint i = 0; i < panel.Columns; i++)
        {
            var inverse = Real.Get(inverses, i, L.ItemSize);
            var product = products[i] * inverse;
            Real.Set(ofBias, i, L.ItemSize, sums[i]);
            Real.Set(ofWeight, i, L.ItemSize, product);
            var scale = norm.Weight is null ? inverse : inverse * Real.Get(weight, i, L.ItemSize);
            Real.Set(scales, i, L.ItemSize, scale);
            Real.Set(slopes, i, L.ItemSize, -(scale * inverse * product / norm.Samples));
            Real.Set(shifts, i, L.ItemSize, -(scale * sums[i] / norm.Samples));
        }
        panel.Write(g, x, result, y, means, scales, slopes, shifts);
    }
}
