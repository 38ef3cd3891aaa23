using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Adds up what every tap gives to the places of an input plane. Along a row a tap meets every stride-th column: those of equal remainder are
/// added up beside each other, in vectors, and put in their places at the end. A chunk owns its planes, so the order is always the same.
/// </summary>
internal unsafe struct ConvFold<T>
    where T : unmanaged, INumber<T>
{
    private const nint Work = 1 << 13;

    private T* from;
    private T* to;
    private nint planes;
    private nint perChunk;
    private nint sample;
    private nint tap;
    private ConvSizes sizes;

    /// <param name="from">A row of places for each (channel, tap).</param>
    /// <param name="sample">From one sample's (and group's) first row to the next one's.</param>
    /// <param name="tap">From one row to the next.</param>
    /// <param name="to">(samples, groups, channels, the input's size).</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="sizes">The convolution's sizes.</param>
    public static void Run(T* from, nint sample, nint tap, T* to, nint samples, in ConvSizes sizes)
    {
        ConvFold<T> job;
        job.from = from;
        job.to = to;
        job.sample = sample;
        job.tap = tap;
        job.planes = samples * (nint)(sizes.Groups * sizes.In);
        job.sizes = sizes;
        job.perChunk = Math.Max(1, Work / (nint)(sizes.Taps * sizes.Places));
        WorkPool.Run((job.planes + job.perChunk - 1) / job.perChunk, &Fold, &job);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fold(void* state, nint chunk)
    {
        ref var job = ref *(ConvFold<T>*)state;
        var (inputs, taps) = ((nint)job.sizes.In, (nint)job.sizes.Taps);
        var (input, stride) = (job.sizes.Windows.Input, (nint)job.sizes.Windows.Stride.W);
        var size = (nint)input.Product;
        var pitch = ((nint)input.W + stride - 1) / stride;
        var rows = (nint)(input.D * input.H);
        using var scratch = Scratch.Rent(stride == 1 ? 0 : stride * rows * pitch * sizeof(T));
        var end = Math.Min((chunk + 1) * job.perChunk, job.planes);
        for (var plane = chunk * job.perChunk; plane < end; plane++)
        {
            var (item, channel) = (plane / inputs, plane % inputs);
            var source = job.from + (item * job.sample) + (channel * taps * job.tap);
            var target = job.to + (plane * size);
            if (stride == 1)
            {
                AddTaps(source, job.tap, target, pitch, job.sizes.Windows);
                continue;
            }
            var sorted = (T*)scratch.Pointer;
            AddTaps(source, job.tap, sorted, pitch, job.sizes.Windows);
            for (nint remainder = 0; remainder < stride; remainder++)
                for (nint row = 0; row < rows; row++)
                    Spread(sorted + (((remainder * rows) + row) * pitch), target + (row * (nint)input.W) + remainder, stride, target + ((row + 1) * (nint)input.W));
        }
    }

    /// <summary>Into (remainder, row of the plane, column / stride).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTaps(T* source, nint tap, T* sums, nint pitch, in Windows windows)
    {
        var (input, output, kernel) = (windows.Input, windows.Output, windows.Kernel);
        var (stride, padding, dilation) = (windows.Stride, windows.Padding, windows.Dilation);
        var (rows, across) = ((nint)(input.D * input.H), (nint)stride.W);
        for (nint i = 0; i < across * rows * pitch; i++) sums[i] = T.Zero;
        for (nint kz = 0; kz < kernel.D; kz++)
            for (nint ky = 0; ky < kernel.H; ky++)
                for (nint kx = 0; kx < kernel.W; kx++, source += tap)
                {
                    // Column ox * stride + shift is the one of (ox + first) with this remainder.
                    var shift = (kx * (nint)dilation.W) - (nint)padding.W;
                    var remainder = ((shift % across) + across) % across;
                    var first = (shift - remainder) / across;
                    var width = ((nint)input.W - remainder + across - 1) / across;
                    var (begin, end) = (Math.Max(0, -first), Math.Min((nint)output.W, width - first));
                    if (begin >= end) continue;
                    for (nint oz = 0; oz < output.D; oz++)
                    {
                        var z = (oz * (nint)stride.D) - (nint)padding.D + (kz * (nint)dilation.D);
                        if ((nuint)z >= (nuint)input.D) continue;
                        for (nint oy = 0; oy < output.H; oy++)
                        {
                            var y = (oy * (nint)stride.H) - (nint)padding.H + (ky * (nint)dilation.H);
                            if ((nuint)y >= (nuint)input.H) continue;
                            var line = sums + (((remainder * rows) + (z * (nint)input.H) + y) * pitch) + first;
                            Add(source + (((oz * (nint)output.H) + oy) * (nint)output.W), line, begin, end);
                        }
                    }
                }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(T* source, T* sums, nint i, nint end)
    {
        for (; i + Vector<T>.Count <= end; i += Vector<T>.Count) Vector.Store(Vector.Load(sums + i) + Vector.Load(source + i), sums + i);
        for (; i < end; i++) sums[i] += source[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(T* from, T* to, nint stride, T* end)
    {
        for (; to < end; to += stride) *to = *from++;
    }
}
