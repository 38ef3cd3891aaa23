using System.Numerics;

namespace Kasane.Internal;

/// <summary>Adds up in planes what the taps of windows hold; a chunk owns its planes, so the order of the sums is always the same.</summary>
internal static unsafe class Col2ImLoop<T>
    where T : unmanaged, INumber<T>
{
    public static void Run(void* state, nint chunk)
    {
        var job = (WindowJob*)state;
        ref readonly var w = ref job->Windows;
        var end = Math.Min((chunk + 1) * job->PerChunk, job->Count);
        for (var plane = chunk * job->PerChunk; plane < end; plane++)
        {
            var x = (T*)job->Planes + (plane * w.Input.Product);
            var columns = (T*)job->Columns + (plane * w.Kernel.Product * w.Output.Product);
            new Span<T>(x, (int)w.Input.Product).Clear();
            for (long tap = 0; tap < w.Kernel.Product; tap++) Row(x, columns + (tap * w.Output.Product), w, tap);
        }
    }

    private static void Row(T* x, T* columns, in Windows w, long tap)
    {
        var (slice, kx) = Math.DivRem(tap, w.Kernel.W);
        var (kz, ky) = Math.DivRem(slice, w.Kernel.H);
        var left = (kx * w.Dilation.W) - w.Padding.W;
        var (from, to) = WindowJob.Inside(left, w.Stride.W, w.Input.W, w.Output.W);
        for (long oz = 0; oz < w.Output.D; oz++)
        {
            var z = (oz * w.Stride.D) - w.Padding.D + (kz * w.Dilation.D);
            for (long oy = 0; oy < w.Output.H; oy++, columns += w.Output.W)
            {
                var line = (oy * w.Stride.H) - w.Padding.H + (ky * w.Dilation.H);
                if (z < 0 || z >= w.Input.D || line < 0 || line >= w.Input.H) continue;
                Line(x + ((((z * w.Input.H) + line) * w.Input.W) + left), columns, w.Stride.W, from, to);
            }
        }
    }

    private static void Line(T* x, T* columns, long stride, long from, long to)
    {
        var o = from;
        if (stride == 1)
            for (; o + Vector<T>.Count <= to; o += Vector<T>.Count)
                (Vector.Load(x + o) + Vector.Load(columns + o)).Store(x + o);
        for (; o < to; o++) x[o * stride] += columns[o];
    }
}
