using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Copies planes into the form of <see cref="ConvPlanes"/> with the channels innermost: (items, channels, *) to (items, *, channels). The
/// number of channels is a multiple of a vector's lanes. A chunk is a row of an item.
/// </summary>
internal unsafe struct ConvPixels<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private T* from;
    private T* to;
    private nint channels;
    private ConvPlanes planes;

    public static void Run(T* from, T* to, nint items, nint channels, in ConvPlanes planes)
    {
        ConvPixels<T, O, V> job;
        job.from = from;
        job.to = to;
        job.channels = channels;
        job.planes = planes;
        WorkPool.Run(items * planes.Depth * planes.Height, &Copy, &job);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(void* state, nint chunk)
    {
        ref var job = ref *(ConvPixels<T, O, V>*)state;
        var (planes, channels) = (job.planes, job.channels);
        var w = planes.Windows;
        var (slice, y) = (chunk / planes.Height, chunk % planes.Height);
        var (item, z) = (slice / planes.Depth, slice % planes.Depth);
        var target = job.to + (chunk * planes.RowPitch * channels);
        var (depth, line) = (z - (nint)w.Padding.D, y - (nint)w.Padding.H);
        if ((nuint)depth >= (nuint)w.Input.D || (nuint)line >= (nuint)w.Input.H)
        {
            new Span<T>(target, (int)(planes.RowPitch * channels)).Clear();
            return;
        }

        var (width, padding) = ((nint)w.Input.W, (nint)w.Padding.W);
        var first = Math.Min(Math.Max(padding, 0), planes.RowPitch);
        var end = Math.Clamp(width + padding, first, planes.RowPitch);
        var source = job.from + (item * channels * (nint)w.Input.Product) + (((depth * (nint)w.Input.H) + line) * width) + first - padding;
        new Span<T>(target, (int)(first * channels)).Clear();
        if (end > first)
            GemmPacking<T, O, V>.Pack(
                source, (nint)w.Input.Product, 1, channels, channels, end - first, target + (first * channels), channels);
        new Span<T>(target + (end * channels), (int)((planes.RowPitch - end) * channels)).Clear();
    }
}
