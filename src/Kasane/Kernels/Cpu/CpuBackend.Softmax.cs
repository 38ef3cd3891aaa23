namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    // Elements per chunk of row-wise kernels.
    private const long RowWork = 16 * 1024;

    public override void Softmax(in Block x, in Block y, bool log)
    {
        if (x.Count == 0) return;
        fixed (byte* px = x, py = y)
        {
            var compute = TypePromotion.Compute(x.DType);
            using var from = WideBuffer.In(x.Address(px), x.DType, compute, x.Count);
            using var to = WideBuffer.Out(y.Address(py), y.DType, compute, y.Count);
            var job = new SoftmaxJob
            {
                X = from.Pointer,
                Y = to.Pointer,
                Outer = (nint)x.Layout.Size(0),
                N = (nint)x.Layout.Size(1),
                Inner = (nint)x.Layout.Size(2),
                Log = log,
            };
            job.PerChunk = (nint)Math.Max(1, RowWork / (job.N * job.Inner));
            LaneDispatch.Floating<SoftmaxJob>(compute, (job.Outer + job.PerChunk - 1) / job.PerChunk, &job);
            to.Finish();
        }
    }

    public override void SoftmaxGradient(in Block gradient, in Block result, in Block y, bool log)
    {
        if (y.Count == 0) return;
        fixed (byte* pg = gradient, pr = result, py = y)
        {
            var compute = TypePromotion.Compute(y.DType);
            using var g = WideBuffer.In(gradient.Address(pg), gradient.DType, compute, y.Count);
            using var r = WideBuffer.In(result.Address(pr), result.DType, compute, y.Count);
            using var to = WideBuffer.Out(y.Address(py), y.DType, compute, y.Count);
            var job = new SoftmaxGradientJob
            {
                Gradient = g.Pointer,
                Result = r.Pointer,
                Y = to.Pointer,
                Outer = (nint)y.Layout.Size(0),
                N = (nint)y.Layout.Size(1),
                Inner = (nint)y.Layout.Size(2),
                Log = log,
            };
            job.PerChunk = (nint)Math.Max(1, RowWork / (job.N * job.Inner));
            LaneDispatch.Floating<SoftmaxGradientJob>(compute, (job.Outer + job.PerChunk - 1) / job.PerChunk, &job);
            to.Finish();
        }
    }
}
