using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>The transform of the products, (16, out, tiles), to rows of the output; a chunk is some channels.</summary>
internal unsafe struct WinogradOutput<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private const nint Work = 1 << 10;

    public T* From;

    /// <summary>From one channel to the next, and from one of the 16 planes to the next.</summary>
    public nint Pitch;
    public nint Plane;

    /// <summary>One number for each channel, or null.</summary>
    public T* Bias;

    public T* To;

    /// <summary>The first row of tiles, counted through all samples, and how many.</summary>
    public nint FirstRow;
    public nint Rows;

    public T MinusOne;
    public WinogradSizes Sizes;
    private nint perChunk;

    public void Run()
    {
        perChunk = Math.Max(1, Work / (Rows * Sizes.TileColumns));
        fixed (WinogradOutput<T, O, V>* self = &this) WorkPool.Run((Sizes.Out + perChunk - 1) / perChunk, &Transform, self);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform(void* state, nint chunk)
    {
        ref var job = ref *(WinogradOutput<T, O, V>*)state;
        var (columns, tileRows, height, width) = (job.Sizes.TileColumns, job.Sizes.TileRows, job.Sizes.Height, job.Sizes.Width);
        var end = Math.Min((chunk + 1) * job.perChunk, job.Sizes.Out);
        var minus = O.Splat(job.MinusOne);
        var parts = stackalloc T[2 * O.Count];
        for (var channel = chunk * job.perChunk; channel < end; channel++)
        {
            var bias = job.Bias == null ? O.Zero : O.Broadcast(job.Bias + channel);
            var from = job.From + (channel * job.Pitch);
            for (nint row = 0; row < job.Rows; row++, from += columns)
            {
                var (sample, y) = ((job.FirstRow + row) / tileRows, 2 * ((job.FirstRow + row) % tileRows));
                var to = job.To + (((((sample * job.Sizes.Out) + channel) * height) + y) * width);
                for (nint x = 0; x < columns; x += O.Count)
                {
                    var count = Math.Min(2 * O.Count, width - (2 * x));
                    Tiles(from + x, job.Plane, minus, bias, out var first, out var second, out var third, out var fourth);
                    Write(first, second, to + (2 * x), count, parts);
                    if (y + 1 < height) Write(third, fourth, to + width + (2 * x), count, parts);
                }
            }
        }
    }

    // The elements (0, 0), (0, 1), (1, 0), (1, 1) of each tile.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tiles(T* from, nint plane, V minus, V bias, out V first, out V second, out V third, out V fourth)
    {
        Column(from, 4 * plane, minus, out var a0, out var b0);
        Column(from + plane, 4 * plane, minus, out var a1, out var b1);
        Column(from + (2 * plane), 4 * plane, minus, out var a2, out var b2);
        Column(from + (3 * plane), 4 * plane, minus, out var a3, out var b3);
        first = O.Add(O.Add(O.Add(a0, a1), a2), bias);
        second = O.Add(O.Fma(a3, minus, O.Fma(a2, minus, a1)), bias);
        third = O.Add(O.Add(O.Add(b0, b1), b2), bias);
        fourth = O.Add(O.Fma(b3, minus, O.Fma(b2, minus, b1)), bias);
    }

    // x0 + x1 + x2 and x1 - x2 - x3.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(T* from, nint row, V minus, out V a, out V b)
    {
        var (x1, x2) = (O.Load(from + row), O.Load(from + (2 * row)));
        a = O.Add(O.Add(O.Load(from), x1), x2);
        b = O.Fma(O.Load(from + (3 * row)), minus, O.Fma(x2, minus, x1));
    }

    // Even and odd columns in turn, by pieces of 128 bits; of the last ones only what there is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(V even, V odd, T* to, nint count, T* parts)
    {
        O.Store(O.InterleaveLow(even, odd), parts);
        O.Store(O.InterleaveHigh(even, odd), parts + O.Count);
        var piece = 16 / sizeof(T);
        for (; count >= 2 * piece; count -= 2 * piece, parts += piece, to += 2 * piece)
        {
            Vector128.Store(Vector128.Load((byte*)parts), (byte*)to);
            Vector128.Store(Vector128.Load((byte*)(parts + O.Count)), (byte*)(to + piece));
        }
        if (count >= piece)
        {
            Vector128.Store(Vector128.Load((byte*)parts), (byte*)to);
            count -= piece;
            parts += O.Count;
            to += piece;
        }
        for (nint i = 0; i < count; i++) to[i] = parts[i];
    }
}
