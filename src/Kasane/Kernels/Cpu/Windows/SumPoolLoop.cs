using System.Numerics;

namespace Kasane.Internal;

/// <summary>The sums of windows: first down the rows, for all columns at once with vectors, then across the columns.</summary>
internal static unsafe class SumPoolLoop<T>
    where T : unmanaged, INumber<T>
{
    public static void Run(void* state, nint chunk)
    {
        var job = (PoolJob*)state;
        using var scratch = Scratch.Rent(job->Input.W * sizeof(T));
        var sums = (T*)scratch.Pointer;
        var end = Math.Min((chunk + 1) * job->PerChunk, job->Planes);
        for (var plane = chunk * job->PerChunk; plane < end; plane++)
        {
            var x = (T*)job->X + (plane * job->Input.Product);
            var y = (T*)job->Y + (plane * job->Output.Product);
            for (long oz = 0; oz < job->Output.D; oz++)
                for (long oy = 0; oy < job->Output.H; oy++, y += job->Output.W)
                {
                    Down(x, job, oz, oy, sums);
                    Across(job, sums, y);
                }
        }
    }

    /// <summary>to += from.</summary>
    public static void Add(T* to, T* from, long width)
    {
        long i = 0;
        for (; i + Vector<T>.Count <= width; i += Vector<T>.Count) (Vector.Load(to + i) + Vector.Load(from + i)).Store(to + i);
        for (; i < width; i++) to[i] += from[i];
    }

    private static void Down(T* x, PoolJob* job, long oz, long oy, T* sums)
    {
        new Span<T>(sums, (int)job->Input.W).Clear();
        var (depths, rows) = (job->Depths(oz), job->Rows(oy));
        for (var z = depths.Start; z < depths.End; z += job->Step.D)
            for (var y = rows.Start; y < rows.End; y += job->Step.H)
                Add(sums, x + (((z * job->Input.H) + y) * job->Input.W), job->Input.W);
    }

    private static void Across(PoolJob* job, T* sums, T* y)
    {
        var starts = job->Columns;
        var ends = starts + job->Output.W;
        for (long o = 0; o < job->Output.W; o++)
        {
            var sum = T.Zero;
            for (var i = starts[o]; i < ends[o]; i += job->Step.W) sum += sums[i];
            y[o] = sum;
        }
    }
}
