namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override void Triangle(in Block x, in Block y, long diagonal, bool lower)
    {
        if (x.Count == 0) return;
        fixed (byte* px = x, py = y)
        {
            var job = new TriangleJob
            {
                X = x.Address(px),
                Y = y.Address(py),
                AllRows = x.Layout.Size(0) * x.Layout.Size(1),
                Rows = x.Layout.Size(1),
                Columns = x.Layout.Size(2),
                ItemSize = x.DType.ItemSize,
                Diagonal = diagonal,
                Lower = lower,
            };
            WorkPool.Run(job.Chunks, &TriangleJob.Run, &job);
        }
    }
}
