namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    private const long WindowWork = 1 << 14;

    public override void Im2Col(in Block x, in Block columns, in Windows windows)
    {
        if (columns.Count == 0) return;
        fixed (byte* px = x, pc = columns)
        {
            var rows = columns.Count / windows.Output.Product;
            var job = new WindowJob
            {
                Planes = x.Address(px),
                Columns = columns.Address(pc),
                Windows = windows,
                Count = rows,
                PerChunk = Math.Max(1, WindowWork / windows.Output.Product),
            };
            var chunks = (nint)((rows + job.PerChunk - 1) / job.PerChunk);
            switch (x.DType.ItemSize)
            {
                case 1: WorkPool.Run(chunks, &Im2ColLoop<byte>.Run, &job); break;
                case 2: WorkPool.Run(chunks, &Im2ColLoop<ushort>.Run, &job); break;
                case 4: WorkPool.Run(chunks, &Im2ColLoop<uint>.Run, &job); break;
                default: WorkPool.Run(chunks, &Im2ColLoop<ulong>.Run, &job); break;
            }
        }
    }

    public override void Col2Im(in Block columns, in Block x, in Windows windows)
    {
        if (x.Count == 0) return;
        fixed (byte* px = x, pc = columns)
        {
            var planes = x.Count / windows.Input.Product;
            var job = new WindowJob
            {
                Planes = x.Address(px),
                Columns = columns.Address(pc),
                Windows = windows,
                Count = planes,
                PerChunk = Math.Max(1, WindowWork / Math.Max(1, windows.Output.Product * windows.Kernel.Product)),
            };
            var chunks = (nint)((planes + job.PerChunk - 1) / job.PerChunk);
            switch (x.DType)
            {
                case DType.Float32: WorkPool.Run(chunks, &Col2ImLoop<float>.Run, &job); break;
                case DType.Float64: WorkPool.Run(chunks, &Col2ImLoop<double>.Run, &job); break;
                default: WorkPool.Run(chunks, &Col2ImLoop<long>.Run, &job); break;
            }
        }
    }

    public override void Blend(in Block x, in Block y, WeightedTaps taps)
    {
        fixed (byte* px = x, py = y)
        fixed (int* starts = taps.Starts, places = taps.Places)
        fixed (float* singles = taps.Singles)
        fixed (double* doubles = taps.Weights)
        {
            var job = new BlendJob
            {
                X = x.Address(px),
                Y = y.Address(py),
                Weights = x.DType == DType.Float32 ? (byte*)singles : (byte*)doubles,
                Starts = starts,
                Places = places,
                From = (nint)taps.From,
                To = (nint)taps.To,
                Inner = (nint)y.Layout.Size(2),
            };
            var isRows = job.Inner == 1;
            job.Items = (nint)y.Layout.Size(0) * (isRows ? 1 : job.To);
            job.PerChunk = (nint)Math.Max(1, WindowWork / (isRows ? job.To : job.Inner));
            var chunks = (job.Items + job.PerChunk - 1) / job.PerChunk;
            if (!isRows) LaneDispatch.Floating<BlendJob>(x.DType, chunks, &job);
            else if (x.DType == DType.Float32) WorkPool.Run(chunks, &BlendJob.Rows<float>, &job);
            else WorkPool.Run(chunks, &BlendJob.Rows<double>, &job);
        }
    }
}
