namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override long PackedSize(in Block right, long? rows = null)
    {
        if (right.DType != DType.Float32 || right.Layout.Rank != 2 || right.Count == 0) return 0;
        var (k, n) = ((nint)right.Layout.Size(0), (nint)right.Layout.Size(1));
        return rows is { } m && (right.Layout.Stride(1) == 1 || !Gemm.SuitsPacked((nint)m, k, n)) ? 0 : Gemm.PackedSize(k, n);
    }

    public override void Pack(in Block right, in Block packed)
    {
        fixed (byte* pb = right, pp = packed)
        {
            var args = new GemmArgs<float>
            {
                N = (nint)right.Layout.Size(1),
                K = (nint)right.Layout.Size(0),
                B = (float*)right.Address(pb),
                BRow = (nint)right.Layout.Stride(0),
                BCol = (nint)right.Layout.Stride(1),
            };
            Gemm.Pack(args, (float*)packed.Address(pp));
        }
    }

    public override void MatMul(in Block a, in Block b, in Block c, in Epilogue epilogue)
    {
        if (epilogue.PackedRight is { } packed && c.Count > 0)
        {
            RunPacked(a, b, packed, c, epilogue);
            return;
        }
        fixed (byte* pa = a, pb = b, pc = c)
        {
            byte* bias = null;
            var given = epilogue.Bias ?? default;
            fixed (byte* pbias = given)
            {
                if (epilogue.Bias is not null) bias = given.Address(pbias);
                switch (c.DType)
                {
                    case DType.Float32:
                        Product(
                            (float*)a.Address(pa), a.Layout, (float*)b.Address(pb), b.Layout, (float*)c.Address(pc), c.Layout, (float*)bias,
                            epilogue.Accumulate, epilogue.Rectify);
                        break;
                    case DType.Float64:
                        Product(
                            (double*)a.Address(pa), a.Layout, (double*)b.Address(pb), b.Layout, (double*)c.Address(pc), c.Layout, (double*)bias,
                            epilogue.Accumulate, epilogue.Rectify);
                        break;
                    default:
                        Widened(a.Address(pa), a.Layout, b.Address(pb), b.Layout, c.Address(pc), c.Layout, c.DType, bias, epilogue.Accumulate, epilogue.Rectify);
                        break;
                }
            }
        }
    }

    private static void RunPacked(in Block a, in Block b, in Block packed, in Block c, in Epilogue epilogue)
    {
        var given = epilogue.Bias ?? default;
        fixed (byte* pa = a, pp = packed, pc = c, pbias = given)
        {
            var bias = epilogue.Bias is null ? null : (float*)given.Address(pbias);
            var args = Arguments(
                (float*)a.Address(pa), a.Layout, null, b.Layout, (float*)c.Address(pc), c.Layout, bias, epilogue.Accumulate, epilogue.Rectify);
            Gemm.RunPacked(args, (float*)packed.Address(pp));
        }
    }

    private static void Product(float* a, Layout la, float* b, Layout lb, float* c, Layout lc, float* bias, bool accumulate, bool rectify)
    {
        var args = Arguments(a, la, b, lb, c, lc, bias, accumulate, rectify);
        if (lc.Rank == 2) Gemm.Run(args);
        else Gemm.RunBatched(args, (nint)lc.Size(0), (nint)la.Stride(0), (nint)lb.Stride(0), (nint)lc.Stride(0));
    }

    private static void Product(double* a, Layout la, double* b, Layout lb, double* c, Layout lc, double* bias, bool accumulate, bool rectify)
    {
        var args = Arguments(a, la, b, lb, c, lc, bias, accumulate, rectify);
        if (lc.Rank == 2) Gemm.Run(args);
        else Gemm.RunBatched(args, (nint)lc.Size(0), (nint)la.Stride(0), (nint)lb.Stride(0), (nint)lc.Stride(0));
    }

    private static GemmArgs<T> Arguments<T>(T* a, Layout la, T* b, Layout lb, T* c, Layout lc, T* bias, bool accumulate, bool rectify)
        where T : unmanaged
    {
        var (row, column) = (lc.Rank - 2, lc.Rank - 1);
        return new()
        {
            M = (nint)lc.Size(row),
            N = (nint)lc.Size(column),
            K = (nint)la.Size(column),
            A = a,
            ARow = (nint)la.Stride(row),
            ACol = (nint)la.Stride(column),
            B = b,
            BRow = (nint)lb.Stride(row),
            BCol = (nint)lb.Stride(column),
            C = c,
            CRow = (nint)lc.Stride(row),
            Bias = bias,
            Accumulate = accumulate,
            Activation = rectify ? GemmActivation.ReLU : GemmActivation.None,
        };
    }

    // Other dtypes are multiplied in a wider one: 16-bit floats in float, integers exactly in 64 bits.
    private static void Widened(byte* a, Layout la, byte* b, Layout lb, byte* c, Layout lc, DType dtype, byte* bias, bool accumulate, bool rectify)
    {
        var wide = dtype.IsFloatingPoint ? DType.Float32 : DType.Int64;
        using var wa = Scratch.Rent(Math.Max(1, la.Count) * wide.ItemSize);
        using var wb = Scratch.Rent(Math.Max(1, lb.Count) * wide.ItemSize);
        using var wc = Scratch.Rent(Math.Max(1, lc.Count) * wide.ItemSize);
        using var wbias = Scratch.Rent(Math.Max(1, lc.Size(lc.Rank - 1)) * wide.ItemSize);
        var (ca, cb, cc) = (la.AsContiguous(), lb.AsContiguous(), lc.AsContiguous());
        Copies.Run(a, la, dtype, wa.Pointer, ca, wide);
        Copies.Run(b, lb, dtype, wb.Pointer, cb, wide);
        if (accumulate) Copies.Run(c, lc, dtype, wc.Pointer, cc, wide);
        if (bias is not null) Conversion.Run(bias, dtype, wbias.Pointer, wide, lc.Size(lc.Rank - 1));
        var shift = bias is null ? null : wbias.Pointer;
        if (wide == DType.Float32) Product((float*)wa.Pointer, ca, (float*)wb.Pointer, cb, (float*)wc.Pointer, cc, (float*)shift, accumulate, rectify);
        else IntegerProduct.Run((long*)wa.Pointer, ca, (long*)wb.Pointer, cb, (long*)wc.Pointer, cc, (long*)shift, accumulate);
        Copies.Run(wc.Pointer, cc, wide, c, lc, dtype);
    }
}
