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

    public override void ArgScan(in Block x, in Block y, bool largest)
    {
        fixed (byte* px = x, py = y)
        {
            // Every dtype fits into one of these two without losing order.
            var compute = x.DType.IsFloatingPoint ? DType.Float64 : DType.Int64;
            using var from = WideBuffer.In(x.Address(px), x.DType, compute, x.Count);
            var target = (long*)y.Address(py);
            var (outer, n, inner) = (x.Layout.Size(0), x.Layout.Size(1), x.Layout.Size(2));
            if (compute == DType.Float64) Internal.ArgScan.Run((double*)from.Pointer, target, outer, n, inner, largest);
            else Internal.ArgScan.Run((long*)from.Pointer, target, outer, n, inner, largest);
        }
    }
}
