namespace Kasane.Internal;

internal unsafe partial class ReferenceBackend
{
    public override void Im2Col(in Block x, in Block columns, in Windows windows)
    {
        fixed (byte* px = x, pc = columns)
        {
            var (from, to) = (new Accessor(x.With(Planes(x, windows.Input)), px), new Accessor(columns.With(Taps(columns, windows)), pc));
            var zero = 0L;
            foreach (var at in new Indices(Taps(columns, windows)))
            {
                if (Place(windows, at) is { } place) Conversion.Run(from.Address(place), x.DType, to.Address(at), columns.DType, 1);
                else Conversion.Run((byte*)&zero, DType.Int64, to.Address(at), columns.DType, 1);
            }
        }
    }

    public override void Col2Im(in Block columns, in Block x, in Windows windows)
    {
        Fill(x, 0);
        fixed (byte* px = x, pc = columns)
        {
            var (from, to) = (new Accessor(columns.With(Taps(columns, windows)), pc), new Accessor(x.With(Planes(x, windows.Input)), px));
            foreach (var at in new Indices(Taps(columns, windows)))
            {
                if (Place(windows, at) is not { } place) continue;
                if (x.DType.IsFloatingPoint) to.Set(place, to.Double(place) + from.Double(at));
                else to.Set(place, to.Long(place) + from.Long(at));
            }
        }
    }

    public override void Blend(in Block x, in Block y, WeightedTaps taps)
    {
        fixed (byte* px = x, py = y)
        {
            var (from, to) = (new Accessor(x, px), new Accessor(y, py));
            foreach (var at in new Indices(y.Layout))
            {
                var total = 0.0;
                for (var tap = taps.Starts[at[1]]; tap < taps.Starts[at[1] + 1]; tap++)
                    total += taps.Weights[tap] * from.Double([at[0], taps.Places[tap], at[2]]);
                to.Set(at, total);
            }
        }
    }

    private static Layout Planes(in Block x, Triple size) => Layout.Contiguous([x.Count / Math.Max(size.Product, 1), size.D, size.H, size.W]);

    private static Layout Taps(in Block columns, in Windows w) => Layout.Contiguous(
        [columns.Count / Math.Max(w.Kernel.Product * w.Output.Product, 1), w.Kernel.D, w.Kernel.H, w.Kernel.W, w.Output.D, w.Output.H, w.Output.W]);

    // Plane, depth, row and column of a tap; null in the padding.
    private static long[]? Place(in Windows w, ReadOnlySpan<long> at)
    {
        var z = (at[4] * w.Stride.D) - w.Padding.D + (at[1] * w.Dilation.D);
        var y = (at[5] * w.Stride.H) - w.Padding.H + (at[2] * w.Dilation.H);
        var x = (at[6] * w.Stride.W) - w.Padding.W + (at[3] * w.Dilation.W);
        return z < 0 || y < 0 || x < 0 || z >= w.Input.D || y >= w.Input.H || x >= w.Input.W ? null : [at[0], z, y, x];
    }
}
