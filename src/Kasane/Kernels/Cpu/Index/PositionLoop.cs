using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>Turns indices into positions, row by row of the index tensor.</summary>
internal static unsafe class PositionLoop
{
    public static long Run(long* index, long* y, Layout layout, long size, long stride, ReadOnlySpan<long> steps, bool wrap, bool accumulate)
    {
        if (layout.Count == 0) return -1;
        var row = layout.Rank == 0 ? 1 : layout.Size(layout.Rank - 1);
        var args = new Args { Size = size, Stride = stride, Step = steps.Length == 0 ? 0 : steps[^1], Wrap = wrap, Accumulate = accumulate };
        Span<long> place = stackalloc long[layout.Rank];
        for (long start = 0; start < layout.Count; start += row)
        {
            long origin = 0;
            for (var d = 0; d < steps.Length - 1; d++) origin += place[d] * steps[d];
            var done = Simd.Has512 ? Row<Lanes512<long>, Vector512<long>>(args, index + start, y + start, (nint)row, origin)
                : Simd.Has256 ? Row<Lanes256<long>, Vector256<long>>(args, index + start, y + start, (nint)row, origin)
                : Row<Lanes128<long>, Vector128<long>>(args, index + start, y + start, (nint)row, origin);
            if (done < row) return start + done;
            for (var d = layout.Rank - 2; d >= 0; d--)
            {
                if (++place[d] < layout.Size(d)) break;
                place[d] = 0;
            }
        }
        return -1;
    }

    /// <summary>How many indices were good before the first that is out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Row<L, V>(in Args args, long* index, long* y, nint n, long origin)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint i = 0;
        var (size, stride, step, wrap, accumulate) = (args.Size, args.Stride, args.Step, args.Wrap, args.Accumulate);
        if (n >= L.Count)
        {
            var first = stackalloc long[8];
            for (var lane = 0; lane < L.Count; lane++) first[lane] = origin + (lane * step);
            var ahead = step * L.Count;
            V sizes = L.Broadcast(&size), strides = L.Broadcast(&stride), origins = L.Load(first), next = L.Broadcast(&ahead), zero = L.Const(0);
            for (; i + L.Count <= n; i += L.Count, origins = L.Add(origins, next))
            {
                var given = L.Load(index + i);
                if (wrap) given = L.Select(L.Less(given, zero), L.Add(given, sizes), given);
                var bad = L.Or(L.Less(given, zero), L.LessEqual(sizes, given));
                if (L.AnySet(bad)) return i + L.FirstSet(bad);
                var position = L.Add(stride == 1 ? given : L.Mul(given, strides), origins);
                L.Store(accumulate ? L.Add(L.Load(y + i), position) : position, y + i);
            }
            origin += i * step;
        }
        for (; i < n; i++, origin += step)
        {
            var given = wrap && index[i] < 0 ? index[i] + size : index[i];
            if (given < 0 || given >= size) return i;
            var position = origin + (given * stride);
            y[i] = accumulate ? y[i] + position : position;
        }
        return n;
    }

    private struct Args
    {
        public long Size;
        public long Stride;
        public long Step;
        public bool Wrap;
        public bool Accumulate;
    }
}
