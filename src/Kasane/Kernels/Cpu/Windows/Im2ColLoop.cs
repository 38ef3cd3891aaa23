namespace Kasane.Internal;

/// <summary>Copies what the taps of windows meet; a row of the columns is one tap in one plane.</summary>
internal static unsafe class Im2ColLoop<T>
    where T : unmanaged
{
    public static void Run(void* state, nint chunk)
    {
        var job = (WindowJob*)state;
        ref readonly var w = ref job->Windows;
        var end = Math.Min((chunk + 1) * job->PerChunk, job->Count);
        for (var row = chunk * job->PerChunk; row < end; row++)
        {
            var (plane, tap) = Math.DivRem(row, w.Kernel.Product);
            Row((T*)job->Planes + (plane * w.Input.Product), (T*)job->Columns + (row * w.Output.Product), w, tap);
        }
    }

    private static void Row(T* x, T* y, in Windows w, long tap)
    {
        var (slice, kx) = Math.DivRem(tap, w.Kernel.W);
        var (kz, ky) = Math.DivRem(slice, w.Kernel.H);
        var left = (kx * w.Dilation.W) - w.Padding.W;
        var (from, to) = WindowJob.Inside(left, w.Stride.W, w.Input.W, w.Output.W);
        for (long oz = 0; oz < w.Output.D; oz++)
        {
            var z = (oz * w.Stride.D) - w.Padding.D + (kz * w.Dilation.D);
            for (long oy = 0; oy < w.Output.H; oy++, y += w.Output.W)
            {
                var line = (oy * w.Stride.H) - w.Padding.H + (ky * w.Dilation.H);
                var outside = z < 0 || z >= w.Input.D || line < 0 || line >= w.Input.H;
                if (outside) new Span<T>(y, (int)w.Output.W).Clear();
                else Line(x + ((((z * w.Input.H) + line) * w.Input.W) + left), y, w.Stride.W, from, to, w.Output.W);
            }
        }
    }

    private static void Line(T* x, T* y, long stride, long from, long to, long width)
    {
        new Span<T>(y, (int)from).Clear();
        if (stride == 1) new ReadOnlySpan<T>(x + from, (int)(to - from)).CopyTo(new Span<T>(y + from, (int)(to - from)));
        else for (var o = from; o < to; o++) y[o] = x[o * stride];
        new Span<T>(y + to, (int)(width - to)).Clear();
    }
}
