namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override long Positions(in Block index, in Block y, long size, long stride, ReadOnlySpan<long> steps, bool wrap, bool accumulate)
    {
        fixed (byte* pi = index, py = y)
            return PositionLoop.Run((long*)index.Address(pi), (long*)y.Address(py), index.Layout, size, stride, steps, wrap, accumulate);
    }

    public override void Take(in Block x, in Block index, in Block y)
    {
        if (y.Count == 0) return;
        fixed (byte* px = x, pi = index, py = y)
        {
            var job = new IndexJob(x, px, index, pi, y, py);
            IndexRange.Require(job.Index, job.IndexCount, job.TableRows);
            TakeRows.Run(ref job);
        }
    }

    public override void Put(in Block x, in Block index, in Block values, PutMode mode)
    {
        if (x.Count == 0 || index.Count == 0) return;
        fixed (byte* px = x, pi = index, pv = values)
        {
            var job = new IndexJob(x, px, index, pi, values, pv);
            IndexRange.Require(job.Index, job.IndexCount, job.TableRows);
            PutRows.Run(ref job, x.DType, mode);
        }
    }
}
