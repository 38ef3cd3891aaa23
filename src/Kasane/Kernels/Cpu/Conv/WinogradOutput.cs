using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The transform of the products of one panel, 16 planes of (tiles, channels), to rows of the output. The lanes are channels, so the rows are
/// turned at the end.
/// </summary>
internal readonly unsafe struct WinogradOutput<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private readonly T* to;
    private readonly T* bias;
    private readonly WinogradSizes sizes;

    /// <param name="sizes">Those of the convolution.</param>
    /// <param name="to">The first sample.</param>
    /// <param name="bias">One number for each channel, or null.</param>
    public WinogradOutput(in WinogradSizes sizes, T* to, T* bias)
    {
        this.sizes = sizes;
        this.to = to;
        this.bias = bias;
    }

    /// <param name="from">The products.</param>
    /// <param name="plane">From one plane to the next.</param>
    /// <param name="pitch">From one tile to the next.</param>
    /// <param name="channel">The panel's first channel.</param>
    /// <param name="firstRow">The first row of tiles, counted through all samples.</param>
    /// <param name="rows">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(T* from, nint plane, nint pitch, nint channel, nint firstRow, nint rows)
    {
        var (columns, size) = (sizes.TileColumns, sizes.Height * sizes.Width);
        var line = 2 * (columns + O.Count) * O.Count;
        var even = GemmScratch.ForB<T>(2 * line);
        for (nint part = 0; part < pitch && channel < sizes.Out; part += O.Count, channel += O.Count)
        {
            var channels = Math.Min(O.Count, sizes.Out - channel);
            var shift = bias == null ? O.Zero : O.MaskLoad(bias + channel, O.Mask(channels));
            var tile = from + part;
            for (nint row = 0; row < rows; row++)
            {
                for (nint x = 0; x < columns; x++, tile += pitch) Tile(tile, plane, shift, even + (2 * x * O.Count), line);
                var (sample, y) = ((firstRow + row) / sizes.TileRows, 2 * ((firstRow + row) % sizes.TileRows));
                var target = to + (((sample * sizes.Out) + channel) * size) + (y * sizes.Width);
                Turn(even, target, size, channels);
                if (y + 1 < sizes.Height) Turn(even + line, target + sizes.Width, size, channels);
            }
        }
    }

    // Two elements of the upper row of a tile, and two of the lower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(T* from, nint plane, V bias, T* to, nint line)
    {
        Column(from, 4 * plane, out var a0, out var b0);
        Column(from + plane, 4 * plane, out var a1, out var b1);
        Column(from + (2 * plane), 4 * plane, out var a2, out var b2);
        Column(from + (3 * plane), 4 * plane, out var a3, out var b3);
        O.Store(O.Add(O.Add(O.Add(a0, a1), a2), bias), to);
        O.Store(O.Add(O.Sub(O.Sub(a1, a2), a3), bias), to + O.Count);
        O.Store(O.Add(O.Add(O.Add(b0, b1), b2), bias), to + line);
        O.Store(O.Add(O.Sub(O.Sub(b1, b2), b3), bias), to + line + O.Count);
    }

    // x0 + x1 + x2 and x1 - x2 - x3.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(T* from, nint row, out V a, out V b)
    {
        var (x1, x2) = (O.Load(from + row), O.Load(from + (2 * row)));
        a = O.Add(O.Add(O.Load(from), x1), x2);
        b = O.Sub(O.Sub(x1, x2), O.Load(from + (3 * row)));
    }

    // Pixels of some channels each to channels of some pixels each, in squares of four elements of 32 bits.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Turn(T* from, T* to, nint size, nint channels)
    {
        for (nint x = 0; x < sizes.Width; x += O.Count)
        {
            var count = Math.Min(O.Count, sizes.Width - x);
            for (nint channel = 0; channel < channels; channel += 4)
            {
                var source = from + (x * O.Count) + channel;
                var x0 = O.LoadLanes(source, 4 * O.Count);
                var x1 = O.LoadLanes(source + O.Count, 4 * O.Count);
                var x2 = O.LoadLanes(source + (2 * O.Count), 4 * O.Count);
                var x3 = O.LoadLanes(source + (3 * O.Count), 4 * O.Count);
                var (low, low2) = (O.InterleaveLow(x0, x1), O.InterleaveLow(x2, x3));
                var (high, high2) = (O.InterleaveHigh(x0, x1), O.InterleaveHigh(x2, x3));
                var target = to + (channel * size) + x;
                var mask = O.Mask(count);
                var left = channels - channel;
                O.MaskStore(O.Low64(low, low2), target, mask);
                if (left > 1) O.MaskStore(O.High64(low, low2), target + size, mask);
                if (left > 2) O.MaskStore(O.Low64(high, high2), target + (2 * size), mask);
                if (left > 3) O.MaskStore(O.High64(high, high2), target + (3 * size), mask);
            }
        }
    }
}
