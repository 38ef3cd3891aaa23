namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override void Reduce<TOp>(in TOp op, DType compute, in Block x, in Block y, ulong dims)
    {
        fixed (byte* px = x, py = y)
        {
            var source = x.Address(px);
            if (x.DType == compute && y.DType == compute && y.IsContiguous)
            {
                ReduceDriver<TOp>.Run(compute, source, x.Layout, dims, y.Address(py));
                return;
            }
            using var result = Scratch.Rent(Math.Max(1, y.Count) * compute.ItemSize);
            if (x.DType != compute && ReduceDriver<TOp>.RunConverting(x.DType, compute, source, x.Layout, dims, result.Pointer))
            {
                Copies.Run(result.Pointer, y.Layout.AsContiguous(), compute, y.Address(py), y.Layout, y.DType);
                return;
            }
            var layout = x.Layout;
            using var converted = Scratch.Rent(Math.Max(1, x.Count) * compute.ItemSize);
            if (x.DType != compute)
            {
                layout = layout.AsContiguous();
                Copies.Run(source, x.Layout, x.DType, converted.Pointer, layout, compute);
                source = converted.Pointer;
            }
            ReduceDriver<TOp>.Run(compute, source, layout, dims, result.Pointer);
            Copies.Run(result.Pointer, y.Layout.AsContiguous(), compute, y.Address(py), y.Layout, y.DType);
        }
    }

    public override void ArgReduce(in Block x, in Block y, bool largest)
    {
        fixed (byte* px = x, py = y)
        {
            // Small and 16-bit numbers fit into the compute dtype without losing order.
            var compute = TypePromotion.Compute(x.DType);
            using var from = WideBuffer.In(x.Address(px), x.DType, compute, x.Count);
            var target = (long*)y.Address(py);
            var (outer, n, inner) = (x.Layout.Size(0), x.Layout.Size(1), x.Layout.Size(2));
            if (largest) ArgReduceJob<MaxReduction>.Start(compute, from.Pointer, target, outer, n, inner);
            else ArgReduceJob<MinReduction>.Start(compute, from.Pointer, target, outer, n, inner);
        }
    }
}
