namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override void Drop(in Block x, in Block kept, double factor, in Block y)
    {
        if (y.Count == 0) return;
        fixed (byte* px = x, pk = kept, py = y)
        {
            var job = new DropJob
            {
                X = x.Address(px),
                Kept = kept.Address(pk),
                Y = y.Address(py),
                Count = (nint)y.Count,
                PerChunk = (nint)RowWork,
                Factor = factor,
            };
            LaneDispatch.Floating<DropJob>(y.DType, (job.Count + job.PerChunk - 1) / job.PerChunk, &job);
        }
    }

    public override void Attention(
        in Block q, in Block k, in Block v, Block? mask, Block? kept, in AttentionTerms terms, in Block y, in Block logSum)
    {
        var (givenMask, givenKept) = (mask ?? default, kept ?? default);
        fixed (byte* pq = q, pk = k, pv = v, pm = givenMask, pd = givenKept, py = y, ps = logSum)
        {
            var job = Job(q, pq, k, pk, v, pv, mask, pm, kept, pd, terms, logSum, ps);
            job.Y = Operand(y, py);
            job.Total = (nint)q.Layout.Size(0) * job.Heads * job.Blocks;
            var work = GemmWork.Of<float>(job.BlockRows, job.Sources, job.Width + job.Values);
            job.PerChunk = Math.Max(1, (nint)(GemmWork.MinChunk / work));
            LaneDispatch.Floating<AttentionJob>(y.DType, (job.Total + job.PerChunk - 1) / job.PerChunk, &job);
        }
    }

    public override void AttentionGradient(
        in Block gradient, in Block q, in Block k, in Block v, Block? mask, Block? kept, in AttentionTerms terms, in Block logSum,
        in Block ofQ, in Block ofK, in Block ofV)
    {
        var (givenMask, givenKept) = (mask ?? default, kept ?? default);
        fixed (byte* pq = q, pk = k, pv = v, pm = givenMask, pd = givenKept, pg = gradient, ps = logSum)
        fixed (byte* pofq = ofQ, pofk = ofK, pofv = ofV)
        {
            var job = new AttentionGradientJob
            {
                Forward = Job(q, pq, k, pk, v, pv, mask, pm, kept, pd, terms, logSum, ps),
                Gradient = Operand(gradient, pg),
                OfQ = Operand(ofQ, pofq),
                OfK = Operand(ofK, pofk),
                OfV = Operand(ofV, pofv),
            };
            job.Forward.Total = (nint)q.Layout.Size(0) * job.Forward.Heads;
            var work = 2.5 * GemmWork.Of<float>(job.Forward.Length, job.Forward.Sources, job.Forward.Width + job.Forward.Values);
            job.Forward.PerChunk = Math.Max(1, (nint)(GemmWork.MinChunk / work));
            LaneDispatch.Floating<AttentionGradientJob>(
                q.DType, (job.Forward.Total + job.Forward.PerChunk - 1) / job.Forward.PerChunk, &job);
        }
    }

    private static AttentionJob Job(
        in Block q, byte* pq, in Block k, byte* pk, in Block v, byte* pv, Block? mask, byte* pm, Block? kept, byte* pd,
        in AttentionTerms terms, in Block logSum, byte* ps) => new()
        {
            Q = Operand(q, pq),
            K = Operand(k, pk),
            V = Operand(v, pv),
            Mask = mask is { } given ? Operand(given, pm) : default,
            Kept = kept is { } bytes ? bytes.Address(pd) : null,
            LogSum = logSum.Address(ps),
            Heads = (nint)q.Layout.Size(1),
            Length = (nint)q.Layout.Size(2),
            Sources = (nint)k.Layout.Size(2),
            Width = (nint)q.Layout.Size(3),
            Values = (nint)v.Layout.Size(3),
            Terms = terms,
        };

    private static AttentionOperand Operand(in Block block, byte* pin) => new(block.Address(pin), block.Layout, block.DType.ItemSize);
}
