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
            var layout = x.Layout;
            using var converted = Scratch.Rent(Math.Max(1, x.Count) * compute.ItemSize);
            if (x.DType != compute)
            {
                layout = layout.AsContiguous();
                Copies.Run(source, x.Layout, x.DType, converted.Pointer, layout, compute);
                source = converted.Pointer;
            }
            using var result = Scratch.Rent(Math.Max(1, y.Count) * compute.ItemSize);
            ReduceDriver<TOp>.Run(compute, source, layout, dims, result.Pointer);
            Copies.Run(result.Pointer, y.Layout.AsContiguous(), compute, y.Address(py), y.Layout, y.DType);
        }
    }

    public override void ArgReduce(in Block x, in Block y, bool largest)
    {
        fixed (byte* px = x, py = y)
        {
            var source = x.Address(px);
            var target = (long*)y.Address(py);
            var (outer, n, inner) = (x.Layout.Size(0), x.Layout.Size(1), x.Layout.Size(2));
            switch (x.DType)
            {
                case DType.Float32: ArgReduction.Run((float*)source, target, outer, n, inner, largest); break;
                case DType.Float64: ArgReduction.Run((double*)source, target, outer, n, inner, largest); break;
                case DType.Float16: ArgReduction.Run((Half*)source, target, outer, n, inner, largest); break;
                case DType.Int64: ArgReduction.Run((long*)source, target, outer, n, inner, largest); break;
                case DType.Int32: ArgReduction.Run((int*)source, target, outer, n, inner, largest); break;
                case DType.Int16: ArgReduction.Run((short*)source, target, outer, n, inner, largest); break;
                case DType.Int8: ArgReduction.Run((sbyte*)source, target, outer, n, inner, largest); break;
                case DType.UInt8 or DType.Bool: ArgReduction.Run(source, target, outer, n, inner, largest); break;
                default:
                    using (var wide = Scratch.Rent(Math.Max(1, x.Count) * 4))
                    {
                        Conversion.Run(source, x.DType, wide.Pointer, DType.Float32, x.Count);
                        ArgReduction.Run((float*)wide.Pointer, target, outer, n, inner, largest);
                    }
                    break;
            }
        }
    }
}
