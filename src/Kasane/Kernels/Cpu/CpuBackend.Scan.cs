namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override void Scan<TOp>(in TOp op, DType compute, in Block x, in Block y, bool reverse, bool exclusive)
    {
        if (x.Count == 0) return;
        fixed (byte* px = x, py = y)
        {
            using var from = WideBuffer.In(x.Address(px), x.DType, compute, x.Count);
            using var to = WideBuffer.Out(y.Address(py), y.DType, compute, y.Count);
            var job = new ScanJob<TOp>
            {
                X = from.Pointer,
                Y = to.Pointer,
                Outer = (nint)x.Layout.Size(0),
                N = (nint)x.Layout.Size(1),
                Inner = (nint)x.Layout.Size(2),
                Reverse = reverse,
                Exclusive = exclusive,
            };
            if (compute.IsFloatingPoint) LaneDispatch.Floating<ScanJob<TOp>>(compute, job.Chunks, &job);
            else LaneDispatch.Integers<ScanJob<TOp>>(compute, job.Chunks, &job);
            to.Finish();
        }
    }

    public override void ArgScan(in Block x, in Block values, in Block places, bool largest)
    {
        if (x.Count == 0) return;
        fixed (byte* px = x, pv = values, pp = places)
        {
            var compute = TypePromotion.Compute(x.DType);
            using var from = WideBuffer.In(x.Address(px), x.DType, compute, x.Count);
            using var to = WideBuffer.Out(values.Address(pv), values.DType, compute, values.Count);
            var job = new ArgScan
            {
                X = from.Pointer,
                Values = to.Pointer,
                Places = (long*)places.Address(pp),
                Outer = x.Layout.Size(0),
                N = x.Layout.Size(1),
                Inner = x.Layout.Size(2),
            };
            Internal.ArgScan.Run(ref job, compute, largest);
            to.Finish();
        }
    }
}
