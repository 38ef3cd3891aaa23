using System.Numerics;

namespace Kasane.Internal;

/// <summary>Adds every output to all elements of its window: first across the columns, then down the rows with vectors.</summary>
internal static unsafe class SpreadPoolLoop<T>
    where T : unmanaged, INumber<T>
{
    public static void Run(void* state, nint chunk)
    {
        var job = (PoolJob*)state;
        using var scratch = Scratch.Rent(job->Input.W * sizeof(T));
        var line = (T*)scratch.Pointer;
        var end = Math.Min((chunk + 1) * job->PerChunk, job->Planes);
        for (var plane = chunk * job->PerChunk; plane < end; plane++)
        {
            var x = (T*)job->X + (plane * job->Input.Product);
            var y = (T*)job->Y + (plane * job->Output.Product);
            new Span<T>(x, (int)job->Input.Product).Clear();
            for (long oz = 0; oz < job->Output.D; oz++)
                for (long oy = 0; oy < job->Output.H; oy++, y += job->Output.W)
                {
                    Across(job, y, line);
                    Down(x, job, oz, oy, line);
                }
        }
    }

    private static void Across(PoolJob* job, T* y, T* line)
    {
        new Span<T>(line, (int)job->Input.W).Clear();
        var starts = job->Columns;
        var ends = starts + job->Output.W;
        for (long o = 0; o < job->Output.W; o++)
            for (var i = starts[o]; i < ends[o]; i += job->Step.W) line[i] += y[o];
    }

    private static void Down(T* x, PoolJob* job, long oz, long oy, T* line)
    {
        var (depths, rows) = (job->Depths(oz), job->Rows(oy));
        for (var z = depths.Start; z < depths.End; z += job->Step.D)
            for (var y = rows.Start; y < rows.End; y += job->Step.H)
                SumPoolLoop<T>.Add(x + (((z * job->Input.H) + y) * job->Input.W), line, job->Input.W);
    }
}
