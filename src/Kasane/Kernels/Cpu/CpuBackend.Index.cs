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
            if (job.Outer == 1 && job.Inner == 1)
            {
                // Elements of a vector: no row to go along.
                var flat = new AlongJob(Layout.Contiguous([job.TableRows]), index.Layout, 0, true)
                {
                    Table = job.Table,
                    Index = job.Index,
                    Rows = job.Rows,
                    Single = job.Single,
                };
                PutKernels.Run<PutAlong, AlongJob>(ref flat, x.DType, mode);
            }
            else PutKernels.Run<PutRows, IndexJob>(ref job, x.DType, mode);
        }
    }

    public override long TakeAlong(in Block x, in Block index, in Block y, int dim)
    {
        if (index.Count == 0) return -1;
        fixed (byte* px = x, pi = index, py = y)
        {
            var job = new AlongJob(x.Layout, index.Layout, dim, false)
            {
                Table = x.Address(px),
                Index = (long*)index.Address(pi),
                Rows = y.Address(py),
            };
            return Internal.TakeAlong.Run(ref job, x.DType.ItemSize);
        }
    }

    public override long PutAlong(in Block x, in Block index, in Block values, int dim, PutMode mode, bool checkFirst)
    {
        if (index.Count == 0) return -1;
        fixed (byte* px = x, pi = index, pv = values)
        {
            var job = new AlongJob(x.Layout, index.Layout, dim, true)
            {
                Table = x.Address(px),
                Index = (long*)index.Address(pi),
                Rows = values.Address(pv),
                Single = values.Count == 1,
            };
            if (checkFirst && IndexRange.First(job.Index, index.Count, job.Size) is var bad and >= 0) return bad;
            PutKernels.Run<PutAlong, AlongJob>(ref job, x.DType, mode);
            return job.Bad == long.MaxValue ? -1 : job.Bad;
        }
    }
}
