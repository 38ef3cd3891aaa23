namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override void Nll(
        in Block x, in Block target, Block? weight, long ignoreIndex, bool logits, in Block loss, in Block used, in Block logSum)
    {
        if (loss.Count == 0) return;
        var compute = TypePromotion.Compute(x.DType);
        var given = weight ?? default;
        fixed (byte* px = x, pt = target, pw = given, pl = loss, pu = used, ps = logSum)
        {
            using var from = WideBuffer.In(x.Address(px), x.DType, compute, x.Count);
            using var weights = WideBuffer.In(weight is null
                ? null : given.Address(pw), given.DType, compute, weight is null ? 0
                : given.Count);
            using var toLoss = WideBuffer.Out(loss.Address(pl), loss.DType, compute, loss.Count);
            using var toUsed = WideBuffer.Out(used.Address(pu), used.DType, compute, used.Count);
            using var toSum = WideBuffer.Out(logSum.Address(ps), logSum.DType, compute, logSum.Count);
            var job = new NllJob
            {
                X = from.Pointer,
                Target = (long*)target.Address(pt),
                Weight = weights.Pointer,
                Loss = toLoss.Pointer,
                Used = toUsed.Pointer,
                LogSum = toSum.Pointer,
                Outer = (nint)x.Layout.Size(0),
                N = (nint)x.Layout.Size(1),
                Inner = (nint)x.Layout.Size(2),
                IgnoreIndex = ignoreIndex,
                Logits = logits,
            };
            job.PerChunk = (nint)Math.Max(1, RowWork / Math.Max(1, job.N * job.Inner));
            LaneDispatch.Floating<NllJob>(compute, (job.Outer + job.PerChunk - 1) / job.PerChunk, &job);
            toLoss.Finish();
            toUsed.Finish();
            toSum.Finish();
        }
    }

    public override void NllGradient(
        in Block gradient, in Block x, in Block target, in Block used, in Block logSum, bool logits, in Block y)
    {
        if (y.Count == 0) return;
        var compute = TypePromotion.Compute(x.DType);
        fixed (byte* pg = gradient, px = x, pt = target, pu = used, ps = logSum, py = y)
        {
            using var gradients = WideBuffer.In(gradient.Address(pg), gradient.DType, compute, gradient.Count);
            using var from = WideBuffer.In(x.Address(px), x.DType, compute, x.Count);
            using var weights = WideBuffer.In(used.Address(pu), used.DType, compute, used.Count);
            using var sums = WideBuffer.In(logSum.Address(ps), logSum.DType, compute, logSum.Count);
            using var to = WideBuffer.Out(y.Address(py), y.DType, compute, y.Count);
            var job = new NllGradientJob
            {
                Gradient = gradients.Pointer,
                X = from.Pointer,
                Target = (long*)target.Address(pt),
                Used = weights.Pointer,
                LogSum = sums.Pointer,
                Y = to.Pointer,
                Outer = (nint)x.Layout.Size(0),
                N = (nint)x.Layout.Size(1),
                Inner = (nint)x.Layout.Size(2),
                Logits = logits,
            };
            job.PerChunk = (nint)Math.Max(1, RowWork / (job.N * job.Inner));
            LaneDispatch.Floating<NllGradientJob>(compute, (job.Outer + job.PerChunk - 1) / job.PerChunk, &job);
            to.Finish();
        }
    }
}
