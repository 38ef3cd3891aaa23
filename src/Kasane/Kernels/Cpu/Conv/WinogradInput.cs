using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The input's transform: rows of tiles of some channels to 16 planes of (channels, tiles), as many tiles at once as a vector has lanes. Each
/// row of the input is read in place, once, and what lies beside it counts as 0.
/// </summary>
internal readonly unsafe struct WinogradInput<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private readonly T* from;
    private readonly T* to;
    private readonly nint plane;
    private readonly WinogradSizes sizes;

    /// <param name="sizes">Those of the convolution.</param>
    /// <param name="from">The first sample.</param>
    /// <param name="to">Where the planes begin.</param>
    /// <param name="plane">From one plane to the next.</param>
    public WinogradInput(in WinogradSizes sizes, T* from, T* to, nint plane)
    {
        this.sizes = sizes;
        this.from = from;
        this.to = to;
        this.plane = plane;
    }

    /// <param name="channel">The first channel.</param>
    /// <param name="end">The channel behind the last one.</param>
    /// <param name="firstRow">The first row of tiles, counted through all samples.</param>
    /// <param name="rows">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(nint channel, nint end, nint firstRow, nint rows)
    {
        var (columns, image) = (sizes.TileColumns, sizes.InputHeight * sizes.InputWidth);
        for (; channel < end; channel++)
        {
            var target = to + (channel * rows * columns);
            for (nint row = 0, count = 0; row < rows; row += count, target += count * columns)
            {
                var (sample, y) = ((firstRow + row) / sizes.TileRows, (firstRow + row) % sizes.TileRows);
                count = Math.Min(rows - row, sizes.TileRows - y);
                var source = from + (((sample * sizes.In) + channel) * image);
                for (nint x = 0; x < columns; x += O.Count) Strip(source, (2 * y) - sizes.Top, x, count, target + x);
            }
        }
    }

    // Some rows of tiles below each other, of which each shares two rows of the input with the next.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Strip(T* image, nint line, nint tile, nint count, T* to)
    {
        var width = sizes.InputWidth;
        var column = (2 * tile) - sizes.Left;
        var m0 = O.Mask(-column, width - column);
        var m1 = O.Mask(-column - O.Count, width - column - O.Count);
        var m2 = O.Mask(-column - 2, width - column - 2);
        var m3 = O.Mask(-column - O.Count - 2, width - column - O.Count - 2);
        var lanes = sizes.TileColumns - tile;
        var whole = lanes >= O.Count;
        var mask = O.Mask(lanes);
        image += column;
        Row(image, line, m0, m1, m2, m3, out var a0, out var b0, out var c0, out var d0);
        Row(image, line + 1, m0, m1, m2, m3, out var a1, out var b1, out var c1, out var d1);
        for (; count > 0; count--, to += sizes.TileColumns)
        {
            line += 2;
            Row(image, line, m0, m1, m2, m3, out var a2, out var b2, out var c2, out var d2);
            Row(image, line + 1, m0, m1, m2, m3, out var a3, out var b3, out var c3, out var d3);
            Write(a0, a1, a2, a3, to, 4 * plane, mask, whole);
            Write(b0, b1, b2, b3, to + plane, 4 * plane, mask, whole);
            Write(c0, c1, c2, c3, to + (2 * plane), 4 * plane, mask, whole);
            Write(d0, d1, d2, d3, to + (3 * plane), 4 * plane, mask, whole);
            (a0, b0, c0, d0) = (a2, b2, c2, d2);
            (a1, b1, c1, d1) = (a3, b3, c3, d3);
        }
    }

    // x0 - x2, x1 + x2, x2 - x1, x1 - x3 along a row of each tile.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Row(T* image, nint line, V m0, V m1, V m2, V m3, out V a, out V b, out V c, out V d)
    {
        if ((nuint)line >= (nuint)sizes.InputHeight)
        {
            a = b = c = d = O.Zero;
            return;
        }

        var p = image + (line * sizes.InputWidth);
        var (low, high) = (O.MaskLoad(p, m0), O.MaskLoad(p + O.Count, m1));
        var (low2, high2) = (O.MaskLoad(p + 2, m2), O.MaskLoad(p + O.Count + 2, m3));
        var (x0, x1, x2, x3) = (O.Even(low, high), O.Odd(low, high), O.Even(low2, high2), O.Odd(low2, high2));
        a = O.Sub(x0, x2);
        b = O.Add(x1, x2);
        c = O.Sub(x2, x1);
        d = O.Sub(x1, x3);
    }

    // The same down the columns.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(V x0, V x1, V x2, V x3, T* to, nint next, V mask, bool whole)
    {
        if (whole)
        {
            O.Store(O.Sub(x0, x2), to);
            O.Store(O.Add(x1, x2), to + next);
            O.Store(O.Sub(x2, x1), to + (2 * next));
            O.Store(O.Sub(x1, x3), to + (3 * next));
        }
        else
        {
            O.MaskStore(O.Sub(x0, x2), to, mask);
            O.MaskStore(O.Add(x1, x2), to + next, mask);
            O.MaskStore(O.Sub(x2, x1), to + (2 * next), mask);
            O.MaskStore(O.Sub(x1, x3), to + (3 * next), mask);
        }
    }
}
