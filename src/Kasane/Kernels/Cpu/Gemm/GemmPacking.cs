using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Copies operands into the order in which the kernels read them: for each step along K the elements of one tile (rows of A) or of one panel
/// (columns of B), which are called its lines here.
/// </summary>
/// <remarks>Nothing here is inlined into its callers: they would use up the compiler's budget, and the rest would run unoptimized.</remarks>
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Pack(T* source, nint lineStride, nint kStride, nint lines, nint available, nint k, T* target, nint pitch)
    {
        // The last vector first: its excess falls on the first lines of the next step, which are then overwritten.
        for (var first = (lines - 1) / O.Count * O.Count; first >= 0; first -= O.Count)
        {
            var from = source + (first * lineStride);
            var whole = available - first >= O.Count;
            var count = Math.Min(lines - first, O.Count);
            if (lineStride == 1 && whole && first >= O.Count)
            {
                // The one before it is sure to be whole, too.
                first -= O.Count;
                CopyPair(from - O.Count, kStride, k, target + first, pitch);
            }
            else if (lineStride == 1) Copy(from, kStride, whole ? O.Count : count, k, target + first, pitch);
            else if (kStride != 1) Gather(from, lineStride, kStride, count, 0, k, target + first, pitch);
            else if (whole) Transpose(from, lineStride, count, k, target + first, pitch);
            else TransposeEdge(from, lineStride, count, k, target + first, pitch);
        }
    }

    // Steps may be a page apart, where no hardware looks ahead.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Copy(T* source, nint kStride, nint lines, nint k, T* target, nint pitch)
    {
        var ahead = source + (16 * kStride);
        if (lines == O.Count)
        {
            for (; k > 0; k--, source += kStride, ahead += kStride, target += pitch)
            {
                O.Prefetch(ahead);
                O.Store(O.Load(source), target);
            }

            return;
        }

        var mask = O.Mask(lines);
        for (; k > 0; k--, source += kStride, ahead += kStride, target += pitch)
        {
            O.Prefetch(ahead);
            O.Store(O.MaskLoad(source, mask), target);
        }
    }

    /// <summary>Two vectors beside each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CopyPair(T* source, nint kStride, nint k, T* target, nint pitch)
    {
        var ahead = source + (16 * kStride);
        for (; k > 0; k--, source += kStride, ahead += kStride, target += pitch)
        {
            var low = O.Load(source);
            var high = O.Load(source + O.Count);
            O.Prefetch(ahead);
            O.Prefetch(ahead + O.Count);
            O.Store(low, target);
            O.Store(high, target + O.Count);
        }
    }

    /// <summary>All lanes have a line to read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Transpose(T* source, nint lineStride, nint lines, nint k, T* target, nint pitch)
    {
        var block = 16 / sizeof(T);
        var p1 = source + lineStride;
        var p2 = p1 + lineStride;
        var p3 = p2 + lineStride;
        var lanes = block * lineStride;
        nint done = 0;
        if (sizeof(T) == 4 && O.Count == 16)
        {
            for (; done + (4 * block) <= k; done += 4 * block, target += 4 * block * pitch)
                TransposeLines(source + done, p1 + done, p2 + done, p3 + done, lanes, target, pitch);
        }

        for (; done + block <= k; done += block, target += block * pitch)
            TransposeBlock(source + done, p1 + done, p2 + done, p3 + done, lanes, target, pitch);
        if (done == k) return;
        // The last few steps once more, together with some before them.
        var again = k - block;
        if (again >= 0) TransposeBlock(source + again, p1 + again, p2 + again, p3 + again, lanes, target + ((again - done) * pitch), pitch);
        else Gather(source, lineStride, 1, lines, done, k, target, pitch);
    }

    /// <summary>The last lines of an operand: they are gathered in a small block first, which repeats the last of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
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
    /// Four blocks, read one cache line after the other: lines that are a power of two apart would push each other out of the nearest cache
    /// before they were read to the end.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeLines(T* p0, T* p1, T* p2, T* p3, nint lanes, T* target, nint pitch)
    {
        var a0 = O.LoadLanes(p0, lanes);
        var a1 = O.LoadLanes(p0 + 4, lanes);
        var a2 = O.LoadLanes(p0 + 8, lanes);
        var a3 = O.LoadLanes(p0 + 12, lanes);
        var b0 = O.LoadLanes(p1, lanes);
        var b1 = O.LoadLanes(p1 + 4, lanes);
        var b2 = O.LoadLanes(p1 + 8, lanes);
        var b3 = O.LoadLanes(p1 + 12, lanes);
        var c0 = O.LoadLanes(p2, lanes);
        var c1 = O.LoadLanes(p2 + 4, lanes);
        var c2 = O.LoadLanes(p2 + 8, lanes);
        var c3 = O.LoadLanes(p2 + 12, lanes);
        var d0 = O.LoadLanes(p3, lanes);
        var d1 = O.LoadLanes(p3 + 4, lanes);
        var d2 = O.LoadLanes(p3 + 8, lanes);
        var d3 = O.LoadLanes(p3 + 12, lanes);
        Interleave(a0, b0, c0, d0, target, pitch);
        Interleave(a1, b1, c1, d1, target + (4 * pitch), pitch);
        Interleave(a2, b2, c2, d2, target + (8 * pitch), pitch);
        Interleave(a3, b3, c3, d3, target + (12 * pitch), pitch);
    }

    /// <summary>
    /// 128 bits of several lines make one vector; interleaving four of those (two for double) puts the lines beside each other.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock(T* p0, T* p1, T* p2, T* p3, nint lanes, T* target, nint pitch)
    {
        var x0 = O.LoadLanes(p0, lanes);
        var x1 = O.LoadLanes(p1, lanes);
        if (sizeof(T) == 8)
        {
            O.Store(O.InterleaveLow(x0, x1), target);
            O.Store(O.InterleaveHigh(x0, x1), target + pitch);
            return;
        }

        Interleave(x0, x1, O.LoadLanes(p2, lanes), O.LoadLanes(p3, lanes), target, pitch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(V x0, V x1, V x2, V x3, T* target, nint pitch)
    {
        var low = O.InterleaveLow(x0, x1);
        var high = O.InterleaveHigh(x0, x1);
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
