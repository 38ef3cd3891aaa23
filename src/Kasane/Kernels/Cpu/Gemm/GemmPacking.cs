using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Copies operands into the order in which the kernels read them: for each step along K the elements of one tile (rows of A) or of one panel
/// (columns of B), which are called its lines here.
/// </summary>
internal static unsafe class GemmPacking<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    /// <summary>
    /// Writes element (line, k) to target[k * pitch + line]. A line's elements are <paramref name="kStride"/> apart in the source, the lines
    /// <paramref name="lineStride"/>. Whole vectors are written, so up to one vector behind the last step's last line is overwritten too.
    /// The operand has <paramref name="available"/> lines from here on: those beyond <paramref name="lines"/> may be read.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(T* source, nint lineStride, nint kStride, nint lines, nint available, nint k, T* target, nint pitch)
    {
        // The last vector first: its excess falls on the first lines of the next step, which are then overwritten.
        for (var first = (lines - 1) / O.Count * O.Count; first >= 0; first -= O.Count)
        {
            var from = source + (first * lineStride);
            var whole = available - first >= O.Count;
            var count = Math.Min(lines - first, O.Count);
            if (lineStride == 1) Copy(from, kStride, whole ? O.Count : count, k, target + first, pitch);
            else if (kStride != 1) Gather(from, lineStride, kStride, count, 0, k, target + first, pitch);
            else if (whole) Transpose(from, lineStride, count, k, target + first, pitch);
            else TransposeEdge(from, lineStride, count, k, target + first, pitch);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(T* source, nint kStride, nint lines, nint k, T* target, nint pitch)
    {
        if (lines == O.Count)
        {
            for (; k > 0; k--, source += kStride, target += pitch) O.Store(O.Load(source), target);
            return;
        }

        var mask = O.Mask(lines);
        for (; k > 0; k--, source += kStride, target += pitch) O.Store(O.MaskLoad(source, mask), target);
    }

    /// <summary>All lanes have a line to read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(T* source, nint lineStride, nint lines, nint k, T* target, nint pitch)
    {
        var block = 16 / sizeof(T);
        var p1 = source + lineStride;
        var p2 = p1 + lineStride;
        var p3 = p2 + lineStride;
        var lanes = block * lineStride;
        nint done = 0;
        for (; done + block <= k; done += block, target += block * pitch)
            TransposeBlock(source + done, p1 + done, p2 + done, p3 + done, lanes, target, pitch);
        if (done < k) Gather(source, lineStride, 1, lines, done, k, target, pitch);
    }

    /// <summary>The last lines of an operand: they are gathered in a small block first, which repeats the last of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeEdge(T* source, nint lineStride, nint lines, nint k, T* target, nint pitch)
    {
        var block = 16 / sizeof(T);
        var square = stackalloc byte[16 * 16];
        var p = (T*)square;
        nint done = 0;
        for (; done + block <= k; done += block, target += block * pitch)
        {
            var line = source + done;
            for (nint i = 0; i < O.Count; i++)
            {
                Unsafe.CopyBlockUnaligned(square + (16 * i), line, 16);
                if (i < lines - 1) line += lineStride;
            }

            TransposeBlock(p, p + block, p + (2 * block), p + (3 * block), block * block, target, pitch);
        }

        if (done < k) Gather(source, lineStride, 1, lines, done, k, target, pitch);
    }

    /// <summary>
    /// 128 bits of several lines make one vector; interleaving four of those (two for double) puts the lines beside each other.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock(T* p0, T* p1, T* p2, T* p3, nint lanes, T* target, nint pitch)
    {
        var x0 = O.LoadLanes(p0, lanes);
        var x1 = O.LoadLanes(p1, lanes);
        var low = O.InterleaveLow(x0, x1);
        var high = O.InterleaveHigh(x0, x1);
        if (sizeof(T) == 8)
        {
            O.Store(low, target);
            O.Store(high, target + pitch);
            return;
        }

        var x2 = O.LoadLanes(p2, lanes);
        var x3 = O.LoadLanes(p3, lanes);
        var low2 = O.InterleaveLow(x2, x3);
        var high2 = O.InterleaveHigh(x2, x3);
        O.Store(O.Low64(low, low2), target);
        O.Store(O.High64(low, low2), target + pitch);
        O.Store(O.Low64(high, high2), target + (2 * pitch));
        O.Store(O.High64(high, high2), target + (3 * pitch));
    }

    /// <summary>Element by element, from step <paramref name="from"/> on; the target is that step's.</summary>
    private static void Gather(T* source, nint lineStride, nint kStride, nint lines, nint from, nint k, T* target, nint pitch)
    {
        var end = Math.Min(O.Count, pitch);
        for (var step = from; step < k; step++, target += pitch)
        {
            var p = source + (step * kStride);
            for (nint i = 0; i < lines; i++, p += lineStride) target[i] = *p;
            // Uninitialised numbers might be denormal, and those are slow to compute with.
            for (var i = lines; i < end; i++) target[i] = default;
        }
    }
}
