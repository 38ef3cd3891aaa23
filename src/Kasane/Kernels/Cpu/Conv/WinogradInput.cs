using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The input's transform: rows of tiles to (16, in, tiles), as many tiles at once as a vector has lanes; a chunk is some channels.
/// </summary>
internal unsafe struct WinogradInput<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private const nint Work = 1 << 10;

    public T* From;

    /// <summary>From one sample to the next.</summary>
    public nint Sample;

    public T* To;

    /// <summary>From one channel to the next, and from one of the 16 planes to the next.</summary>
    public nint Pitch;
    public nint Plane;

    /// <summary>The first row of tiles, counted through all samples, and how many.</summary>
    public nint FirstRow;
    public nint Rows;

    public T MinusOne;
    public WinogradSizes Sizes;
    private nint perChunk;

    public void Run()
    {
        perChunk = Math.Max(1, Work / (Rows * Sizes.TileColumns));
        fixed (WinogradInput<T, O, V>* self = &this) WorkPool.Run((Sizes.In + perChunk - 1) / perChunk, &Transform, self);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform(void* state, nint chunk)
    {
        ref var job = ref *(WinogradInput<T, O, V>*)state;
        var planes = job.Sizes.Planes;
        var (columns, tileRows) = (job.Sizes.TileColumns, job.Sizes.TileRows);
        var end = Math.Min((chunk + 1) * job.perChunk, job.Sizes.In);
        for (var channel = chunk * job.perChunk; channel < end; channel++)
        {
            var to = job.To + (channel * job.Pitch);
            for (nint row = 0; row < job.Rows; row++, to += columns)
            {
                var (sample, y) = ((job.FirstRow + row) / tileRows, (job.FirstRow + row) % tileRows);
                var from = job.From + (sample * job.Sample) + (channel * planes.Size) + (2 * y * planes.RowPitch);
                for (nint x = 0; x < columns; x += O.Count)
                    Tiles(from + x, planes.RowPitch, planes.PhasePitch, to + x, job.Plane, Math.Min(columns - x, O.Count), job.MinusOne);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tiles(T* from, nint row, nint phase, T* to, nint plane, nint lanes, T minusOne)
    {
        var minus = O.Splat(minusOne);
        Column(from, row, minus, out var a0, out var b0, out var c0, out var d0);
        Column(from + phase, row, minus, out var a1, out var b1, out var c1, out var d1);
        Column(from + 1, row, minus, out var a2, out var b2, out var c2, out var d2);
        Column(from + phase + 1, row, minus, out var a3, out var b3, out var c3, out var d3);
        var mask = O.Mask(lanes);
        Write(a0, a1, a2, a3, minus, to, plane, mask, lanes);
        Write(b0, b1, b2, b3, minus, to + (4 * plane), plane, mask, lanes);
        Write(c0, c1, c2, c3, minus, to + (8 * plane), plane, mask, lanes);
        Write(d0, d1, d2, d3, minus, to + (12 * plane), plane, mask, lanes);
    }

    // x0 - x2, x1 + x2, x2 - x1, x1 - x3 down a column.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(T* from, nint row, V minus, out V a, out V b, out V c, out V d)
    {
        var (x0, x1, x2, x3) = (O.Load(from), O.Load(from + row), O.Load(from + (2 * row)), O.Load(from + (3 * row)));
        a = O.Fma(x2, minus, x0);
        b = O.Add(x1, x2);
        c = O.Fma(x1, minus, x2);
        d = O.Fma(x3, minus, x1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(V x0, V x1, V x2, V x3, V minus, T* to, nint plane, V mask, nint lanes)
    {
        if (lanes == O.Count)
        {
            O.Store(O.Fma(x2, minus, x0), to);
            O.Store(O.Add(x1, x2), to + plane);
            O.Store(O.Fma(x1, minus, x2), to + (2 * plane));
            O.Store(O.Fma(x3, minus, x1), to + (3 * plane));
        }
        else
        {
            O.MaskStore(O.Fma(x2, minus, x0), to, mask);
            O.MaskStore(O.Add(x1, x2), to + plane, mask);
            O.MaskStore(O.Fma(x1, minus, x2), to + (2 * plane), mask);
            O.MaskStore(O.Fma(x3, minus, x1), to + (3 * plane), mask);
        }
    }
}
