namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override void MaxPool(in Block x, in Block y, Block? indices, Spans spans)
    {
        if (y.Count == 0) return;
        var places = indices ?? default;
        fixed (byte* px = x, py = y, pi = places)
        fixed (long* bounds = spans.Bounds)
        {
            var job = PoolJob.Of(spans, bounds, x.Address(px), y.Address(py), y.Count, WindowWork);
            job.Indices = indices is null ? null : (long*)places.Address(pi);
            if (x.DType == DType.Float64) WorkPool.Run(job.Chunks, &MaxPoolLoop<double, long>.Run, &job);
            else WorkPool.Run(job.Chunks, &MaxPoolLoop<float, int>.Run, &job);
        }
    }

    public override void SumPool(in Block x, in Block y, Spans spans)
    {
        if (y.Count == 0) return;
        fixed (byte* px = x, py = y)
        fixed (long* bounds = spans.Bounds)
        {
            var job = PoolJob.Of(spans, bounds, x.Address(px), y.Address(py), y.Count, WindowWork);
            switch (x.DType)
            {
                case DType.Float32: WorkPool.Run(job.Chunks, &SumPoolLoop<float>.Run, &job); break;
                case DType.Float64: WorkPool.Run(job.Chunks, &SumPoolLoop<double>.Run, &job); break;
                default: WorkPool.Run(job.Chunks, &SumPoolLoop<long>.Run, &job); break;
            }
        }
    }

    public override void SpreadPool(in Block y, in Block x, Spans spans)
    {
        if (y.Count == 0) return;
        fixed (byte* px = x, py = y)
        fixed (long* bounds = spans.Bounds)
        {
            var job = PoolJob.Of(spans, bounds, x.Address(px), y.Address(py), y.Count, WindowWork);
            switch (x.DType)
            {
                case DType.Float32: WorkPool.Run(job.Chunks, &SpreadPoolLoop<float>.Run, &job); break;
                case DType.Float64: WorkPool.Run(job.Chunks, &SpreadPoolLoop<double>.Run, &job); break;
                default: WorkPool.Run(job.Chunks, &SpreadPoolLoop<long>.Run, &job); break;
            }
        }
    }
}
