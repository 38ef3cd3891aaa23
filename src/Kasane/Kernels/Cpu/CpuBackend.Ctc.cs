namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override void Ctc(in Block logProbs, in Block targets, in Block lengths, long blank, in Block loss, in Block gradient)
    {
        fixed (byte* px = logProbs, pt = targets, pn = lengths, pl = loss, pg = gradient)
        {
            // In double: sums over all alignments lose digits fast.
            using var from = WideBuffer.In(logProbs.Address(px), logProbs.DType, DType.Float64, logProbs.Count);
            using var toLoss = WideBuffer.Out(loss.Address(pl), loss.DType, DType.Float64, loss.Count);
            using var toGradient = WideBuffer.Out(gradient.Address(pg), gradient.DType, DType.Float64, gradient.Count);
            var job = new CtcJob
            {
                LogProbs = (double*)from.Pointer,
                Targets = (long*)targets.Address(pt),
                Lengths = (long*)lengths.Address(pn),
                Loss = (double*)toLoss.Pointer,
                Gradient = (double*)toGradient.Pointer,
                Times = (nint)logProbs.Layout.Size(0),
                Batch = (nint)logProbs.Layout.Size(1),
                Classes = (nint)logProbs.Layout.Size(2),
                TargetStride = (nint)targets.Layout.Size(1),
                Blank = blank,
            };
            LaneDispatch.Floating<CtcJob>(DType.Float64, job.Batch, &job);
            toLoss.Finish();
            toGradient.Finish();
        }
    }
}
