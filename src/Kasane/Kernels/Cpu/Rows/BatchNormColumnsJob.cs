namespace Kasane.Internal;

/// <summary>What <see cref="BatchNormJob"/> does, for channels of single elements that lie beside each other: (N, C).</summary>
internal unsafe struct BatchNormColumnsJob : ILaneJob
{
    /// <summary>Columns of a panel, at most: four vectors of the widest kind.</summary>
    public const int PanelColumns = 64;

    public BatchNormJob Norm;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        const int Most = PanelColumns;
        ref var norm = ref ((BatchNormColumnsJob*)job)->Norm;
        var panel = new ColumnPanel<L, V>(norm.Samples, norm.Channels, chunk);
        double* sums = stackalloc double[Most], squares = stackalloc double[Most];
        byte* means = stackalloc byte[Most * sizeof(double)], scales = stackalloc byte[Most * sizeof(double)];
        var shifts = stackalloc byte[Most * sizeof(double)];
        new Span<double>(sums, Most).Clear();
        new Span<double>(squares, Most).Clear();
        new Span<byte>(means, Most * sizeof(double)).Clear();

        panel.Sum(panel.In(norm.X), sums);
        for (nint i = 0; i < panel.Columns; i++) Real.Set(means, i, L.ItemSize, sums[i] / norm.Samples);
        panel.Squares(panel.In(norm.X), means, squares);
        byte* mean = panel.In(norm.Mean), inverse = panel.In(norm.InverseStd), variance = panel.In(norm.Variance);
        for (nint i = 0; i < panel.Columns; i++)
            BatchNormJob.Line(
                sums[i] / norm.Samples, squares[i] / norm.Samples, norm.Eps, L.ItemSize, norm.Weight is null ? null : panel.In(norm.Weight),
                norm.Bias is null ? null : panel.In(norm.Bias), i, mean, inverse, variance, scales, shifts, i);
        panel.Write(panel.In(norm.X), panel.In(norm.Y), means, scales, shifts, norm.Rectify);
    }
}
