using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Adds up (samples, groups, places, in, taps) in the planes of the input side; a chunk owns its planes, so the order is always the same.
/// Without groups the samples' places may as well lie beside each other: it is the same order.
/// </summary>
internal unsafe struct ConvFold<T>
    where T : unmanaged, INumber<T>
{
    private const nint Work = 1 << 13;

    private T* from;
    private T* to;
    private nint planes;
    private nint perChunk;
    private ConvSizes sizes;

    public static void Run(T* from, T* to, nint samples, in ConvSizes sizes)
    {
        ConvFold<T> job;
        job.from = from;
        job.to = to;
        job.planes = samples * (nint)(sizes.Groups * sizes.In);
        job.sizes = sizes;
        job.perChunk = Math.Max(1, Work / (nint)(sizes.Taps * sizes.Places));
        WorkPool.Run((job.planes + job.perChunk - 1) / job.perChunk, &Fold, &job);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fold(void* state, nint chunk)
    {
        ref var job = ref *(ConvFold<T>*)state;
        var (inputs, taps, places) = ((nint)job.sizes.In, (nint)job.sizes.Taps, (nint)job.sizes.Places);
        var size = (nint)job.sizes.Windows.Input.Product;
        var end = Math.Min((chunk + 1) * job.perChunk, job.planes);
        for (var plane = chunk * job.perChunk; plane < end; plane++)
        {
            var (item, channel) = (plane / inputs, plane % inputs);
            Plane(job.from + (item * places * inputs * taps) + (channel * taps), inputs * taps, job.to + (plane * size), job.sizes.Windows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Plane(T* from, nint pitch, T* to, in Windows windows)
    {
        var (input, output, kernel) = (windows.Input, windows.Output, windows.Kernel);
        var (stride, padding, dilation) = (windows.Stride, windows.Padding, windows.Dilation);
        new Span<T>(to, (int)input.Product).Clear();
        for (nint oz = 0; oz < output.D; oz++)
            for (nint oy = 0; oy < output.H; oy++)
                for (nint ox = 0; ox < output.W; ox++, from += pitch)
                {
                    var left = (ox * (nint)stride.W) - (nint)padding.W;
                    var source = from;
                    for (nint kz = 0; kz < kernel.D; kz++)
                    {
                        var z = (oz * (nint)stride.D) - (nint)padding.D + (kz * (nint)dilation.D);
                        for (nint ky = 0; ky < kernel.H; ky++, source += kernel.W)
                        {
                            var y = (oy * (nint)stride.H) - (nint)padding.H + (ky * (nint)dilation.H);
                            if ((nuint)z >= (nuint)input.D || (nuint)y >= (nuint)input.H) continue;
                            var row = to + (((z * (nint)input.H) + y) * (nint)input.W);
                            var x = left;
                            for (nint kx = 0; kx < kernel.W; kx++, x += (nint)dilation.W)
                                if ((nuint)x < (nuint)input.W) row[x] += source[kx];
                        }
                    }
                }
    }
}
