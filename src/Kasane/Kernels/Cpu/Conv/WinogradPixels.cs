using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The transforms for the gradient of the weight, with channels as lanes: tiles of the input side (4 x 4, each sharing two rows and columns
/// with the next) or of the output side (2 x 2) to 16 planes of (tiles, channels).
/// </summary>
/// <remarks>
/// The plane's last row and column have the other sign for the output side; <see cref="WinogradWeightSum{T, O, V}"/> takes that into account.
/// </remarks>
internal readonly unsafe struct WinogradPixels<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private readonly T* image;
    private readonly nint channels;
    private readonly nint height;
    private readonly nint width;
    private readonly nint top;
    private readonly nint left;
    private readonly nint columns;
    private readonly bool isInput;

    /// <param name="sizes">Those of the convolution.</param>
    /// <param name="image">The first sample.</param>
    /// <param name="isInput">Which side it is.</param>
    public WinogradPixels(in WinogradSizes sizes, T* image, bool isInput)
    {
        this.image = image;
        this.isInput = isInput;
        columns = sizes.TileColumns;
        (channels, height, width) = isInput ? (sizes.In, sizes.InputHeight, sizes.InputWidth) : (sizes.Out, sizes.Height, sizes.Width);
        (top, left) = isInput ? (sizes.Top, sizes.Left) : (0, 0);
    }

    private nint Overlap => isInput ? 2 : 0;

    /// <summary>Some rows of tiles of one sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="row">The first row of tiles.</param>
    /// <param name="count">How many.</param>
    /// <param name="to">The first plane: panels of some channels, in each of which a tile's channels lie beside each other.</param>
    /// <param name="plane">From one plane to the next.</param>
    /// <param name="panel">Channels of a panel; the last one may have fewer.</param>
    /// <param name="tiles">Tiles of a panel.</param>
    /// <param name="tile">The first of them to write.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(nint sample, nint row, nint count, T* to, nint plane, nint panel, nint tiles, nint tile)
    {
        var (lines, pixels) = ((2 * count) + Overlap, (2 * columns) + Overlap);
        var size = pixels * channels;
        var copy = GemmScratch.ForB<T>((lines * size) + O.Count);
        // The last line first: packing writes a vector too much.
        for (var line = lines - 1; line >= 0; line--) Copy(sample, (2 * row) - top + line, pixels, copy + (line * size));
        for (nint channel = 0; channel < channels; channel += O.Count)
        {
            var first = channel / panel * panel;
            var pitch = Math.Min(panel, channels - first);
            var target = to + (first * tiles) + (tile * pitch) + (channel - first);
            for (nint i = 0; i < count; i++, target += columns * pitch)
            {
                var from = copy + (2 * i * size) + channel;
                if (isInput) InputTiles(from, size, target, plane, pitch);
                else OutputTiles(from, size, target, plane, pitch);
            }
        }
    }

    // A line of the image, channels innermost, with zeros beside it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Copy(nint sample, nint line, nint pixels, T* target)
    {
        var first = Math.Clamp(left, 0, pixels);
        var end = (nuint)line >= (nuint)height ? first : Math.Clamp(width + left, first, pixels);
        if (end > first)
            GemmPacking<T, O, V>.Pack(
                image + (((sample * channels * height) + line) * width) + first - left, height * width, 1, channels, channels, end - first,
                target + (first * channels), channels);
        else end = first;
        new Span<T>(target, (int)(first * channels)).Clear();
        new Span<T>(target + (end * channels), (int)((pixels - end) * channels)).Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void InputTiles(T* from, nint line, T* to, nint plane, nint pitch)
    {
        var next = channels;
        Column(from, line, out var a0, out var b0, out var c0, out var d0);
        Column(from + next, line, out var a1, out var b1, out var c1, out var d1);
        for (nint x = 0; x < columns; x++, to += pitch)
        {
            from += 2 * next;
            Column(from, line, out var a2, out var b2, out var c2, out var d2);
            Column(from + next, line, out var a3, out var b3, out var c3, out var d3);
            WriteInput(a0, a1, a2, a3, to, plane);
            WriteInput(b0, b1, b2, b3, to + (4 * plane), plane);
            WriteInput(c0, c1, c2, c3, to + (8 * plane), plane);
            WriteInput(d0, d1, d2, d3, to + (12 * plane), plane);
            (a0, b0, c0, d0) = (a2, b2, c2, d2);
            (a1, b1, c1, d1) = (a3, b3, c3, d3);
        }
    }

    // x0 - x2, x1 + x2, x2 - x1, x1 - x3 down a column.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(T* from, nint line, out V a, out V b, out V c, out V d)
    {
        var (x0, x1, x2, x3) = (O.Load(from), O.Load(from + line), O.Load(from + (2 * line)), O.Load(from + (3 * line)));
        a = O.Sub(x0, x2);
        b = O.Add(x1, x2);
        c = O.Sub(x2, x1);
        d = O.Sub(x1, x3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteInput(V x0, V x1, V x2, V x3, T* to, nint plane)
    {
        O.Store(O.Sub(x0, x2), to);
        O.Store(O.Add(x1, x2), to + plane);
        O.Store(O.Sub(x2, x1), to + (2 * plane));
        O.Store(O.Sub(x1, x3), to + (3 * plane));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OutputTiles(T* from, nint line, T* to, nint plane, nint pitch)
    {
        var next = channels;
        for (nint x = 0; x < columns; x++, from += 2 * next, to += pitch)
        {
            var (y0, y1) = (O.Load(from), O.Load(from + next));
            var (z0, z1) = (O.Load(from + line), O.Load(from + line + next));
            WriteOutput(y0, y1, to, plane);
            WriteOutput(O.Add(y0, z0), O.Add(y1, z1), to + (4 * plane), plane);
            WriteOutput(O.Sub(y0, z0), O.Sub(y1, z1), to + (8 * plane), plane);
            WriteOutput(z0, z1, to + (12 * plane), plane);
        }
    }

    // y0, y0 + y1, y0 - y1, y1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteOutput(V y0, V y1, T* to, nint plane)
    {
        O.Store(y0, to);
        O.Store(O.Add(y0, y1), to + plane);
        O.Store(O.Sub(y0, y1), to + (2 * plane));
        O.Store(y1, to + (3 * plane));
    }
}
